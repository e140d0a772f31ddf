/** A plane with the training points as rings, dots over them, and where the dots come from. */

import { chart } from "../../charts/chart.js";
import { attr, s } from "../../ui/dom.js";
import { SAMPLES } from "./lab.js";

const REACH = 2.6, MOST = 48;

/** @param {string} label */
export function cloud(label) {
  const axis = () => ({ from: -REACH, to: REACH, ticks: [-2, 0, 2] });
  const plot = chart({ x: { ...axis(), label: "x" }, y: { ...axis(), label }, height: "square", label });
  const circles = (/** @type {number} */ n, /** @type {string} */ style, /** @type {number} */ r) => Array.from({ length: n }, () => s("circle", { class: style, r }));
  const marks = circles(MOST, "mark", 5), dots = circles(SAMPLES, "sample", 2.6), tail = s("path", { class: "tail" });
  /** @type {{ points: Float64Array, way: Float64Array[] }} */
  let now = { points: new Float64Array(0), way: [] };

  /** @param {SVGElement[]} among @param {Float64Array} at */
  const put = (among, at) => among.forEach((dot, i) => attr(dot, 2 * i < at.length
    ? { cx: plot.x(at[2 * i]).toFixed(1), cy: plot.y(at[2 * i + 1]).toFixed(1), visibility: "visible" }
    : { visibility: "hidden" }));
  function place() {
    const { points, way } = now;
    if (!way.length) return;
    put(marks, points);
    put(dots, way[way.length - 1]);
    const track = (/** @type {number} */ i) => "M" + way.map((at) => `${plot.x(at[2 * i]).toFixed(1)} ${plot.y(at[2 * i + 1]).toFixed(1)}`).join("L");
    attr(tail, { d: way.length > 1 ? dots.map((_, i) => track(i)).join("") : "" });
  }
  plot.layer(s("g", {}, tail, ...marks, ...dots), place);
  return {
    ...plot,
    /** @param {Float64Array} points @param {Float64Array[]} way  the last of it is where the dots are */
    show(points, way) {
      now = { points, way };
      place();
    },
  };
}
