/** The hidden units, each as what it adds to the net. */

import { chart } from "../../charts/chart.js";
import { path } from "../../charts/scale.js";
import { GRID, sum, units } from "../../core/layers/bumps.js";
import { attr, s } from "../../ui/dom.js";

/** @typedef {import("./words.js").State} State */

/** Eight bumps of three units. */
const MOST = 24;

export function layer() {
  const plot = chart({ x: { from: 0, to: 1, label: "x" }, y: { from: -2, to: 2, label: "what each hidden unit adds" }, height: 300, label: "the hidden units" });
  const lines = Array.from({ length: MOST }, () => s("path", { class: "adds" }));
  /** @type {State | null} */
  let now = null;
  /** What each line shows. @type {string[]} */
  const drawn = [];
  function place() {
    const list = now ? units(now) : [];
    lines.forEach((line, i) => {
      const unit = list[i], state = now, { box } = plot;
      const key = unit && state ? [...Object.values(unit), state.activation, box.right, box.bottom].join() : "";
      // A hand moves the units of one bump; the others stay as they are.
      if (key === drawn[i]) return;
      drawn[i] = key;
      attr(line, { d: unit && state ? path(GRID, sum(state, [unit], GRID), plot.x, plot.y) : "" });
      line.classList.toggle("is-minus", unit?.weight < 0);
    });
  }
  for (const line of lines) plot.layer(line);
  plot.layer(s("g"), place);
  return {
    element: plot.element, resize: plot.resize,
    /** @param {State} state */
    draw(state) {
      now = state;
      place();
    },
  };
}
