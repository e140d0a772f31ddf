/** The loss over the epochs, and a way back to any of them. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { attr, h, s } from "../../ui/dom.js";

/** @param {import("./figure.js").Figure} figure */
export function strip({ ui, engine, seek }) {
  const plot = chart({ x: { from: 0, to: 1 }, y: { from: 0, to: 0.7 }, height: 40, bare: true });
  const area = s("path", { class: "pg-area" });
  plot.layer(area, shade);
  const test = curve(plot, { style: "pg-loss is-test" }), training = curve(plot, { style: "pg-loss" });
  const input = h("input", { type: "range", min: 0, "aria-label": "Rewind", "data-together": "*",
    oninput: () => seek(input.valueAsNumber), onchange: () => ui.commit() });
  const whole = h("div", { class: "pg-strip" }, h("span", {}, "Loss", h("small", { text: "┄ held out" })),
    h("div", { class: "pg-past", "aria-hidden": "true" }, plot.element), h("span", { text: "Rewind" }), input);

  function shade() {
    const { left, bottom } = plot.box;
    attr(area, { d: "M" + engine.history.marks.map(({ epoch, loss }) => `${plot.x(epoch).toFixed(1)} ${plot.y(loss || 0).toFixed(1)}`).join("L") + `V${bottom}H${left}Z` });
  }
  return {
    whole, element: plot.element, resize: plot.resize,
    draw() {
      const { marks, last } = engine.history;
      const top = marks.reduce((most, { loss, testLoss }) => Math.max(most, loss || 0, testLoss || 0), 0.7);
      plot.span({ x: { from: 0, to: last.epoch || 1 }, y: { from: 0, to: top } });
      const epochs = marks.map(({ epoch }) => epoch);
      training.draw(epochs, marks.map(({ loss }) => loss));
      test.draw(epochs, marks.map(({ testLoss }) => testLoss));
      shade();
      const end = Math.floor(last.epoch), now = Math.floor(engine.epoch);
      attr(input, { max: end, "aria-valuetext": `epoch ${now} of ${end}` });
      input.disabled = end === 0;
      if (input.valueAsNumber !== now) input.value = String(now);
    },
  };
}
