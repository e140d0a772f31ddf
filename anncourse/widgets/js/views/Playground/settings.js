/** What is not needed at first: the neurons' function, how training goes, the noise, what is shown. */

import { checkbox, select, slider } from "../../ui/controls.js";
import { h, num } from "../../ui/dom.js";
import { ACTIVATIONS, ANEW, OPTIMIZERS } from "./engine.js";

/** Digits enough for 0.0001 and for 10. @param {number} value */
const rate = (value) => String(Number(value.toPrecision(2)));

/** @param {import("./figure.js").Figure} figure */
export function settings({ ui, change, sees, look }) {
  const list = (/** @type {string} */ label, /** @type {string} */ trait, /** @type {string[]} */ options, /** @type {object} */ also = {}) =>
    select(ui, { label, get: () => ui.get(trait), set: (value) => change({ [trait]: value, ...also }), options });
  const number = (/** @type {string} */ label, /** @type {string} */ trait, /** @type {any} */ options) =>
    slider(ui, { label, get: () => ui.get(trait), set: (value, commit) => change({ [trait]: value }, commit), ...options });
  const view = (/** @type {string} */ label, /** @type {"test" | "decisions"} */ name) =>
    checkbox(ui, { label, get: () => sees[name], set: (value) => { sees[name] = value; look(); } });
  return h("details", { class: "pg-more" }, h("summary", { text: "More settings" }),
    h("div", { class: "ann-controls" },
      list("Activation", "activation", Object.keys(ACTIVATIONS), ANEW),
      list("Optimizer", "optimizer", Object.keys(OPTIMIZERS)),
      slider(ui, { label: "Learning rate", get: () => Math.log10(ui.get("learning_rate")), min: -4, max: 1, step: 0.25,
        set: (value, commit) => change({ learning_rate: Number(rate(10 ** value)) }, commit), format: (value) => rate(10 ** value), words: (value) => rate(10 ** value) }),
      number("Batch size", "batch_size", { min: 1, max: 50, step: 1, format: (/** @type {number} */ value) => num(value, 0) }),
      number("Noise", "noise", { min: 0, max: 0.5, step: 0.01 }),
      view("Show the held-out points", "test"),
      view("Show decisions only", "decisions")));
}
