/** The line through the point and the place one step on, the step's two legs, and a handle for the step. */

import { CURVES } from "../../core/school/slopes.js";
import { attr, clamp, num, s, setText } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { slope, steep } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../charts/chart.js").Chart} Chart */

/** Half the length of the tangent, in pixels. */
const TANGENT = 70;

/** @param {Chart} plot @param {Ui} ui */
export function stepping(plot, ui) {
  const tangent = s("path", { class: "tangent" }), secant = s("path"), legs = s("path", { class: "legs" });
  const run = s("text", { class: "ann-halo", "text-anchor": "middle" }), rise = s("text", { class: "ann-halo" });
  const far = s("g", { class: "far" }, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 7, class: "ann-handle" }));
  for (const node of [secant, tangent, legs, run, rise]) plot.layer(node);
  plot.layer(far, place, plot.over);
  handle(ui, far, { trait: "step", axis: "x", pixels: () => plot.x(1) - plot.x(0), together: "step" });

  function place() {
    const state = /** @type {any} */ (ui.state), { x, step } = state, { f } = CURVES[state.curve];
    const ax = plot.x(x), ay = plot.y(f(x)), bx = plot.x(x + step), by = plot.y(f(x + step)), { left, right, top, bottom } = plot.box;
    const m = (by - ay) / (bx - ax), tilt = (slope(state) * (plot.y(1) - plot.y(0))) / (plot.x(1) - plot.x(0)), dx = TANGENT / Math.hypot(1, tilt);
    attr(secant, { d: `M${left} ${ay + m * (left - ax)}L${right} ${ay + m * (right - ax)}`, class: steep(state) < 0 ? "secant is-negative" : "secant" });
    attr(tangent, { d: `M${ax - dx} ${ay - tilt * dx}L${ax + dx} ${ay + tilt * dx}` });
    attr(legs, { d: `M${ax} ${ay}H${bx}V${by}` });
    attr(far, { transform: `translate(${bx} ${clamp(by, top, bottom)})` });
    // Words only where they fit.
    attr(run, { x: (ax + bx) / 2, y: ay + (by > ay ? -6 : 16) });
    attr(rise, { x: Math.min(bx + 8, right - 40), y: (ay + by) / 2 + 4 });
    setText(run, bx - ax > 40 ? num(step) : "");
    setText(rise, Math.abs(by - ay) > 16 ? num(f(x + step) - f(x)) : "");
  }
  return { place };
}
