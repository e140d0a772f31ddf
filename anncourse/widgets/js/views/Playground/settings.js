/** What is not needed at first: the neurons' function, how training goes, the noise, what is shown. */

import { checkbox, select, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { ANEW } from "./engine.js";

/** Digits enough for 0.0001 and for 10. @param {number} value */
const rate = (value) => String(Number(value.toPrecision(2)));

/** @param {import("./figure.js").Figure} figure */
export function settings({ ui, change, sees, redraw }) {
  const list = (/** @type {string} */ trait, /** @type {object} */ also = {}) => select(ui, { trait, set: (value) => change({ [trait]: value, ...also }) });
  const number = (/** @type {string} */ trait, /** @type {object} */ options = {}) =>
    slider(ui, { trait, set: (value, commit) => change({ [trait]: value }, commit), ...options });
  const view = (/** @type {string} */ label, /** @type {"test" | "decisions"} */ name) =>
    checkbox(ui, { label, get: () => sees[name], set: (value) => { sees[name] = value; redraw(); } });
  return h("details", { class: "pg-more" }, h("summary", { text: "More settings" }),
    h("div", { class: "ann-controls" },
      list("activation", ANEW),
      list("optimizer"),
      slider(ui, { trait: "learning_rate", get: () => Math.log10(ui.get("learning_rate")), min: -4, max: 1, step: 0.25,
        set: (value, commit) => change({ learning_rate: Number(rate(10 ** value)) }, commit), format: (value) => rate(10 ** value), words: (value) => rate(10 ** value) }),
      // The trait goes further; a slider of 500 steps would be too fine for a finger.
      number("batch_size", { max: 50 }),
      number("noise", { together: "*" }),
      view("Show the held-out points", "test"),
      view("Show decisions only", "decisions")));
}
