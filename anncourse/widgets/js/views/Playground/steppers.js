/** Above each hidden layer: one neuron less, one more. Above the output: one more layer. */

import { h } from "../../ui/dom.js";
import { ANEW } from "./engine.js";

/** @param {import("./figure.js").Figure} figure */
export function steppers({ ui, change }) {
  const { high: mostUnits = 0, longest: mostLayers = 0 } = ui.rule("hidden");
  const put = (/** @type {number[]} */ hidden) => change({ hidden, ...ANEW });
  const groups = [0, 1, 2].map((l) => {
    const step = (/** @type {string} */ text, /** @type {string} */ word, /** @type {number} */ by) =>
      h("button", { type: "button", class: "pg-step", text, "aria-label": `one neuron ${word} in layer ${l + 1}`,
        onclick: () => put(ui.get("hidden").map((/** @type {number} */ n, /** @type {number} */ i) => (i === l ? n + by : n)).filter(Boolean)) });
    const more = step("+", "more", 1);
    return { element: h("div", { class: "pg-head" }, step("−", "less", -1), more), more };
  });
  const layer = h("button", { type: "button", class: "pg-step is-wide", text: "+ layer", onclick: () => put([...ui.get("hidden"), 2]) });
  const element = h("div", { class: "pg-heads" }, ...groups.map((group) => group.element), layer);
  return {
    element,
    /** @param {import("./shape.js").Layout} where */
    place({ nodes, wide }) {
      const hidden = ui.get("hidden");
      groups.forEach(({ element: head, more }, l) => {
        head.hidden = l >= hidden.length;
        more.disabled = hidden[l] >= mostUnits;
        if (!head.hidden) head.style.left = `${nodes[l + 1][0].x}px`;
      });
      layer.hidden = hidden.length >= mostLayers;
      const { x } = nodes[hidden.length + 1][0];
      layer.style.left = `${wide ? x : x - 12}px`;
    },
  };
}
