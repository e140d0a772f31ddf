/** A curve, and behind it, dotted, the curve that it was at the start. */

import { attr, s } from "../ui/dom.js";
import { path } from "./scale.js";

/** @typedef {ArrayLike<number>} List */

/**
 * @param {import("./chart.js").Chart} plot
 * @param {{ style?: string }} [options]  classes of its own
 */
export function curve(plot, { style = "" } = {}) {
  const old = s("path", { class: `ann-curve ann-ghost ${style}` }), line = s("path", { class: `ann-curve ${style}` });
  /** @type {[List, List]} */
  let now = [[], []], was = now;
  const trace = (/** @type {SVGElement} */ element, /** @type {[List, List]} */ [xs, ys]) => attr(element, { d: path(xs, ys, plot.x, plot.y) });
  plot.layer(old, () => trace(old, was));
  plot.layer(line, () => trace(line, now));
  return {
    /** @param {List} xs @param {List} ys */
    draw(xs, ys) { trace(line, now = [xs, ys]); },
    /** The curve at the start; nothing takes it away. @param {List} [xs] @param {List} [ys] */
    ghost(xs = [], ys = []) { trace(old, was = [xs, ys]); },
  };
}
