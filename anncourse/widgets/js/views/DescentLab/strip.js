/** The learning rate as a line with named parts, and a handle on it. While something is asked, a part is named where the reader has been. */

import { chart } from "../../charts/chart.js";
import { attr, clamp, s } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { momentumOf, named } from "./run.js";
import { short } from "./words.js";

/** @typedef {import("./run.js").State} State */

/** Places along the line at which theory is asked, and steps of the handle. */
const PLACES = 250;
/** Pixels of a letter: a part that is narrower than its name goes without. */
const LETTER = 7.5;
/** From the top of the line down to its parts. */
const ABOVE = 26;

/** @param {import("../../ui/frame.js").Ui} ui */
export function strip(ui) {
  const most = ui.get("reach"), step = most / PLACES;
  const plot = chart({ x: { from: 0, to: most }, y: { from: 0, to: 1, label: "rate", ticks: [] }, height: 96, room: [14, 14] });
  const parts = s("g"), way = s("path", { class: "ann-guide" });
  const grip = s("g", {}, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" }));
  /** Where the reader has been with this bowl and this method. */
  let low = Infinity, high = -Infinity, bowl = "";

  /** Parts of one name each, from left to right. @param {State} state */
  function regions(state) {
    /** @type {{ name: string, from: number, to: number }[]} */
    const found = [];
    for (let i = 1; i <= PLACES; i++) {
      const [from, to] = [(most * (i - 1)) / PLACES, (most * i) / PLACES];
      if (from > high || to < low) continue;
      const name = named(state, to), last = found[found.length - 1];
      if (last?.name === name) last.to = to;
      else found.push({ name, from, to });
    }
    return found;
  }
  function place() {
    const state = /** @type {State} */ (/** @type {any} */ (ui.state)), { top, bottom, left, right } = plot.box;
    // Of noise and of Adam theory says less.
    const known = state.noise === 0 && state.method !== "Adam" ? regions(state) : [];
    parts.replaceChildren(...known.flatMap(({ name, from, to }) => {
      const x = plot.x(from), width = plot.x(to) - x;
      return [s("rect", { x, y: top + ABOVE, width, height: bottom - top - ABOVE, class: `is-${name}` }),
        ...(width > LETTER * name.length ? [s("text", { x: x + width / 2, y: bottom - 7, "text-anchor": "middle", text: name })] : [])];
    }));
    const at = clamp(plot.x(state.rate), left, right);
    attr(way, { d: `M${at} ${bottom}V${top + 12}` });
    attr(grip, { transform: `translate(${at} ${top + 12})` });
  }
  plot.layer(parts);
  plot.layer(way);
  plot.layer(grip, place, plot.over);
  handle(ui, grip, { trait: "rate", axis: "x", pixels: () => plot.x(1) - plot.x(0), min: step, max: most, step });
  return {
    element: plot.element, resize: plot.resize,
    /** @param {State} state */
    draw(state) {
      const { rate, condition, method } = state, now = `${condition} ${momentumOf(state)} ${method}`;
      if (now !== bowl) [low, high, bowl] = [rate, rate, now];
      [low, high] = ui.question.open ? [Math.min(low, rate), Math.max(high, rate)] : [0, most];
      plot.head(`learning rate ${short(rate)}`);
      place();
    },
  };
}
