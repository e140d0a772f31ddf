/** Spikes that are dragged through time, each in a row of its own, the first on top. Limits, unit and words are their list's. */

import { attr, s, setText, shown } from "../ui/dom.js";
import { traitOf } from "../ui/controls.js";
import { handle } from "../ui/drag.js";
import { chart } from "./chart.js";

/** Pixels of a row, and the share of it that a spike takes. */
const ROW = 40, SHARE = 0.7;

/**
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ trait: string, names: string[], x: import("./chart.js").Axis, room?: [number, number], style?: (row: number) => string }} options
 *   a list trait with one entry a row; `room` as of the chart above; `style`, a class that may change with the state
 * @returns {import("./chart.js").Chart}
 */
export function lanes(ui, { trait, names, x, room, style = () => "" }) {
  const rows = names.length;
  const plot = chart({ x, y: { from: rows, to: 0, ticks: names.map((_, row) => row + 0.5), text: (row) => names[Math.floor(row)] }, height: rows * ROW + 46, room });
  names.forEach((name, row) => lane(plot, ui, { trait, index: row, name, style: () => style(row) }));
  return plot;
}

/** @param {import("./chart.js").Chart} plot @param {import("../ui/frame.js").Ui} ui @param {{ trait: string, index: number, name: string, style: () => string }} options */
function lane(plot, ui, { trait, index, name, style }) {
  const one = traitOf(ui, trait, index), label = `${one.label} ${name}`;
  const reach = s("path", { class: "ann-reach" }), spike = s("path", { class: "ann-spike" });
  const grip = s("circle", { r: 8, class: "ann-handle" }), number = s("text", { class: "ann-halo" });
  const element = s("g", { class: "ann-lane" }, reach, spike, number, grip);
  function place() {
    const at = plot.x(one.get()), middle = plot.y(index + 0.5), half = (SHARE * ROW) / 2;
    const late = at > (plot.box.left + plot.box.right) / 2;
    for (const path of [reach, spike]) attr(path, { d: `M${at} ${middle - half}v${2 * half}` });
    attr(grip, { cx: at, cy: middle, class: `ann-handle ${style()}` });
    attr(spike, { class: `ann-spike ${style()}` });
    attr(number, { x: at + (late ? -15 : 15), y: middle + 5, "text-anchor": late ? "end" : "start" });
    setText(number, shown(one.get(), one));
  }
  plot.layer(element, place, plot.over);
  handle(ui, element, { trait, index, axis: "x", label, pixels: () => plot.x(1) - plot.x(0) });
  ui.follow(place);
}
