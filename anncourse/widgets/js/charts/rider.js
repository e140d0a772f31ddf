/** A dot on a curve that is dragged along it: where on the curve we are. Limits, unit and words are its trait's. */

import { even } from "./chart.js";
import { attr, clamp, s } from "../ui/dom.js";
import { traitOf } from "../ui/controls.js";
import { handle } from "../ui/drag.js";

/**
 * @param {import("./chart.js").Chart} plot  whose x axis shows the trait, by equal steps
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ trait: string, index?: number, of(x: number): number, label?: string, together?: string }} options  `of` is the curve
 */
export function rider(plot, ui, { trait, index, of, label, together }) {
  even("rider", trait, plot.axis.x);
  const one = traitOf(ui, trait, index);
  const reach = s("path", { class: "ann-reach" }), way = s("path", { class: "ann-guide" });
  const around = s("circle", { r: 16, class: "ann-reach" }), dot = s("circle", { r: 9, class: "ann-handle" });
  const element = s("g", {}, reach, way, around, dot);
  function place() {
    const { top, bottom } = plot.box, value = one.get(), x = plot.x(value);
    const y = clamp(plot.y(of(value)), top, bottom);
    for (const path of [reach, way]) attr(path, { d: `M${x} ${y}V${bottom}` });
    for (const circle of [around, dot]) attr(circle, { cx: x, cy: Number.isFinite(y) ? y : bottom });
  }
  plot.layer(element, place, plot.over);
  handle(ui, element, { trait, index, axis: "x", label: label ?? one.label, together, pixels: () => plot.x(1) - plot.x(0) });
  ui.follow(place);
  return { element };
}
