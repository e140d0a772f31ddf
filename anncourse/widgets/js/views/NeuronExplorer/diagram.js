/** The neuron as a drawing: inputs, edges and bias, each a handle on its own number. */

import { traitOf } from "../../ui/controls.js";
import { attr, num, s } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { put, SUBSCRIPT, tint, write } from "./marks.js";
import { sum } from "./neuron.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */

/** The middle of an input; an edge begins at its rim. The neuron stands as far from the right as its bias is wide. */
const INPUT = 34, RIM = 62, EDGE = 48;
/** Where on its edge a weight is written. */
const ALONG = 0.42;

/**
 * @param {Ui} ui
 * @param {string[]} labels
 */
export function diagram(ui, labels) {
  const last = labels.length - 1, gap = last > 1 ? 82 : 128;
  const middle = 46 + (last * gap) / 2, bottom = 92 + last * gap;
  /** What moves with the width of the drawing: called with the neuron's place. @type {((neuron: number) => void)[]} */
  const places = [];

  /**
   * A number that can be dragged: a round one for an input, a long one on its edge for a weight.
   * @param {(neuron: number) => [number, number]} at
   * @param {string} symbol @param {string} trait @param {string} label
   * @param {number} [index]  in a list
   * @param {(neuron: number) => string} [from]  where the edge begins
   */
  function knob(at, symbol, trait, label, index, from) {
    const width = from ? 94 : 56, height = from ? 30 : 56;
    const frame = s("rect", { x: -width / 2, y: -height / 2, width, height, rx: height / 2, class: "ann-handle" });
    const number = from ? write(29, 5, "end", "") : write(0, 1, "middle", "");
    const edge = s("path", { class: "ann-edge" }), reach = s("path", { class: "ann-reach" });
    const plate = s("g", {}, frame, number, write(-39, 5, "start", symbol),
      s("path", { d: "M-4-2L0-6 4-2M-4 2L0 6 4 2", class: "ann-hint", transform: from ? "translate(38)" : "translate(0 15)" }));
    // All of an edge can be grasped, however thin it is.
    const element = from ? s("g", {}, reach, edge, plate) : plate;
    places.push((neuron) => {
      attr(plate, { transform: `translate(${at(neuron)})` });
      if (from) for (const path of [reach, edge]) attr(path, { d: `M${from(neuron)}L${neuron} ${middle}` });
    });
    const one = traitOf(ui, trait, index);
    handle(ui, element, { trait, index, label, pixels: from ? 30 : 60 });
    ui.follow(() => {
      const value = one.get();
      tint(frame, value);
      tint(edge, value, "6 4");
      attr(edge, { "stroke-width": Math.min(10, 1 + 2 * Math.abs(value)) });
      put(number, num(value));
    });
    return element;
  }

  const total = write(0, 13, "middle", "");
  const rows = labels.flatMap((label, i) => {
    const y = 46 + i * gap;
    return [
      write(6, y + (i && i === last ? 46 : -35), "start", `x${SUBSCRIPT[i]} `, label),
      knob(() => [INPUT, y], "", "inputs", `input ${label}`, i),
      knob((neuron) => [RIM + ALONG * (neuron - RIM), y + ALONG * (middle - y)], `w${SUBSCRIPT[i]}`, "weights", `weight of ${label}`, i, () => `${RIM} ${y}`),
    ];
  });
  const one = s("g", {}, s("circle", { r: 11, class: "ann-node" }), write(0, 5, "middle", "", "1"));
  const neuron = s("g", {}, s("circle", { r: 34, class: "ann-node" }), write(0, -7, "middle", "z"), total);
  const bias = knob((at) => [at, middle + 68], "b", "bias", "bias", undefined, (at) => `${at} ${bottom}`);
  const element = s("svg", {}, ...rows, bias, one, neuron);
  return {
    element,
    /** @param {State} state */
    draw(state) { put(total, num(sum(state))); },
    /** @param {number} width */
    resize(width) {
      const at = width - EDGE;
      attr(element, { viewBox: `0 0 ${width} ${bottom + 14}` });
      for (const place of places) place(at);
      attr(one, { transform: `translate(${at} ${bottom})` });
      attr(neuron, { transform: `translate(${at} ${middle})` });
    },
  };
}
