/** A line across the plane that is dragged: a threshold, a target, a bound. Limits, unit and words are its trait's. */

import { even } from "./chart.js";
import { attr, clamp, s, setText, shown } from "../ui/dom.js";
import { traitOf } from "../ui/controls.js";
import { handle } from "../ui/drag.js";

/**
 * @param {import("./chart.js").Chart} plot  by equal steps on that axis
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ trait: string, index?: number, axis?: "x" | "y", label?: string }} options  `axis` on which the value is read
 */
export function level(plot, ui, { trait, index, axis = "y", label }) {
  even("level", trait, plot.axis[axis]);
  const one = traitOf(ui, trait, index), upright = axis === "x";
  const reach = s("path", { class: "ann-reach" }), line = s("path", { class: "ann-level-line" });
  const grip = s("circle", { r: 7, class: "ann-handle" }), number = s("text", { class: "ann-halo" });
  const element = s("g", { class: "ann-level" }, reach, line, number, grip);
  function place() {
    const { left, top, right, bottom } = plot.box, value = one.get();
    // A line that has left the plane waits at its edge.
    const at = upright ? clamp(plot.x(value), left, right) : clamp(plot.y(value), top, bottom);
    const d = upright ? `M${at} ${bottom}V${top}` : `M${left} ${at}H${right}`;
    for (const path of [reach, line]) attr(path, { d });
    attr(grip, upright ? { cx: at, cy: top } : { cx: right, cy: at });
    setText(number, `${label ?? one.label} ${shown(value, one)}`);
    const below = !upright && at - top < 20;
    attr(number, upright ? { x: at + (at > (left + right) / 2 ? -12 : 12), y: top + 5, "text-anchor": at > (left + right) / 2 ? "end" : "start" }
      : { x: right - 12, y: below ? at + 16 : at - 6, "text-anchor": "end" });
  }
  plot.layer(element, place, plot.over);
  handle(ui, element, { trait, index, axis, label: label ?? one.label, pixels: () => Math.abs(upright ? plot.x(1) - plot.x(0) : plot.y(1) - plot.y(0)) });
  ui.follow(place);
  return { element };
}
