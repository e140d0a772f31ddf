/** The loss over the epochs, and a way back to any of them. */

import { attr, h, s } from "../../ui/dom.js";

const WIDTH = 1000, HEIGHT = 100;

/** @param {import("./figure.js").Figure} figure */
export function strip({ ui, engine, seek }) {
  const training = s("path", { class: "pg-loss" });
  const test = s("path", { class: "pg-loss is-test" });
  const area = s("path", { class: "pg-area" });
  const input = h("input", { type: "range", min: 0, "aria-label": "Rewind",
    oninput: () => seek(input.valueAsNumber), onchange: () => ui.commit() });
  const element = h("div", { class: "pg-strip" }, h("span", {}, "Loss", h("small", { text: "┄ held out" })),
    s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, area, test, training),
    h("span", { text: "Rewind" }), input);

  return {
    element,
    draw() {
      const { marks, last } = engine.history;
      const top = marks.reduce((most, { loss, testLoss }) => Math.max(most, loss, testLoss), 0.7);
      const x = (/** @type {number} */ epoch) => ((WIDTH * epoch) / (last.epoch || 1)).toFixed(1);
      const y = (/** @type {number} */ loss) => (HEIGHT * (1 - loss / top)).toFixed(1);
      const d = "M" + marks.map(({ epoch, loss }) => x(epoch) + " " + y(loss)).join("L");
      attr(training, { d });
      attr(area, { d: d + `V${HEIGHT}H0Z` });
      attr(test, { d: "M" + marks.map(({ epoch, testLoss }) => x(epoch) + " " + y(testLoss)).join("L") });
      const end = Math.floor(last.epoch), now = Math.floor(engine.epoch);
      attr(input, { max: end, "aria-valuetext": `epoch ${now} of ${end}` });
      input.disabled = end === 0;
      input.value = String(now);
    },
  };
}
