/** The neuron as a drawing: inputs, edges and bias, each a handle on its own number. */

import { attr, num, s } from "../../ui/dom.js";
import { traitOf } from "../../ui/controls.js";
import { handle } from "../../ui/drag.js";
import { put, SUBSCRIPT, tint, write } from "./marks.js";
import { sum } from "./neuron.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */

const INPUT = 34, NEURON = 252;

/**
 * @param {Ui} ui
 * @param {string[]} labels
 */
export function diagram(ui, labels) {
  const last = labels.length - 1, gap = last > 1 ? 82 : 128;
  const middle = 46 + (last * gap) / 2, bottom = 92 + last * gap;
  /** @type {(() => void)[]} */
  const updates = [];

  /**
   * A number that can be dragged: a round one for an input, a long one on its edge for a weight.
   * @param {number} x @param {number} y @param {string} symbol @param {string} trait @param {string} label
   * @param {number} [index]  in a list
   * @param {string} [from]   where the edge begins
   */
  function knob(x, y, symbol, trait, label, index = 0, from) {
    const width = from ? 94 : 56, height = from ? 30 : 56;
    const frame = s("rect", { x: -width / 2, y: -height / 2, width, height, rx: height / 2, class: "ann-handle" });
    const number = from ? write(29, 5, "end", "") : write(0, 1, "middle", "");
    const d = from && `M${from}L${NEURON} ${middle}`;
    const edge = s("path", { d, class: "ann-edge" });
    const plate = s("g", { transform: `translate(${x} ${y})` }, frame, number, write(-39, 5, "start", symbol),
      s("path", { d: "M-4-2L0-6 4-2M-4 2L0 6 4 2", class: "ann-hint", transform: from ? "translate(38)" : "translate(0 15)" }));
    // All of an edge can be grasped, however thin it is.
    const element = from ? s("g", {}, s("path", { d, class: "ann-reach" }), edge, plate) : plate;
    const one = traitOf(ui, trait, trait === "bias" ? undefined : index);
    handle(ui, element, { trait, index: trait === "bias" ? undefined : index, label, pixels: from ? 30 : 60 });
    updates.push(() => {
      const value = one.get();
      tint(frame, value);
      tint(edge, value, "6 4");
      attr(edge, { "stroke-width": Math.min(10, 1 + 2 * Math.abs(value)) });
      put(number, num(value));
    });
    return element;
  }

  const total = write(NEURON, middle + 13, "middle", "");
  const rows = labels.flatMap((label, i) => {
    const y = 46 + i * gap;
    return [
      write(6, y + (i && i === last ? 46 : -35), "start", `x${SUBSCRIPT[i]} `, label),
      knob(INPUT, y, "", "inputs", `input ${label}`, i),
      knob(142, y + 0.42 * (middle - y), `w${SUBSCRIPT[i]}`, "weights", `weight of ${label}`, i, `${INPUT + 28} ${y}`),
    ];
  });
  const svg = s("svg", { viewBox: `0 0 300 ${bottom + 14}` }, ...rows, knob(NEURON, middle + 68, "b", "bias", "bias", 0, `${NEURON} ${bottom}`),
    s("circle", { cx: NEURON, cy: bottom, r: 11, class: "ann-node" }), write(NEURON, bottom + 5, "middle", "", "1"),
    s("circle", { cx: NEURON, cy: middle, r: 34, class: "ann-node" }), write(NEURON, middle - 7, "middle", "z"), total);

  /** @param {State} state */
  function draw(state) {
    for (const update of updates) update();
    put(total, num(sum(state)));
  }
  return { svg, draw };
}
