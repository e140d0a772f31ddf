/** What is not needed at first: the neurons' function, how training goes, the noise, what is shown. */

import { checkbox, select, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { FEATURES } from "../../core/datasets/features.js";
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
  const features = Object.keys(FEATURES), boxes = features.map((name) => h("input", { type: "checkbox", onchange: () =>
    change({ features: features.filter((_, i) => boxes[i].checked), ...ANEW }) }));
  ui.follow(() => {
    const now = ui.get("features");
    // The last one stays: a network without an input learns nothing.
    boxes.forEach((box, i) => {
      box.checked = now.includes(features[i]);
      box.disabled = ui.holds("features") || (box.checked && now.length === 1);
    });
  });
  const chosen = h("fieldset", { class: "ann-choices pg-inputs" }, h("legend", { text: ui.rule("features").label }),
    ...features.map((name, i) => h("label", {}, boxes[i], h("span", { text: name }))));
  return h("details", { class: "pg-more" }, h("summary", { text: "More settings" }),
    h("div", { class: "ann-controls" },
      chosen,
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
