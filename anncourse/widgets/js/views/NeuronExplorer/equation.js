/** The same numbers as a formula, in the colors of the picture. */

import { h, num } from "../../ui/dom.js";
import { output, result, sum } from "./neuron.js";

/** @param {number} value @param {string} [text] */
const tinted = (value, text = num(value)) => h("span", { style: `color:var(--${value < 0 ? "bad" : "pos"})`, text });

/** @param {import("../../ui/store.js").State} state */
export function equation(state) {
  const { weights, inputs, bias, activation } = state;
  /** @param {number} value @param {number} i */
  const term = (value, i) => (i ? [value < 0 ? " − " : " + ", tinted(value, num(Math.abs(value)))] : [tinted(value)]);
  const z = num(sum(state));
  return [
    h("span", {}, h("i", { text: "z" }), " = ",
      // A minus inside a product wears brackets.
      ...weights.flatMap((/** @type {number} */ w, /** @type {number} */ i) =>
        [...term(w, i), " · ", tinted(inputs[i], inputs[i] < 0 ? `(${num(inputs[i])})` : num(inputs[i]))]),
      ...term(bias, 1), " = ", h("b", { text: z })),
    h("span", {}, h("i", { text: "a" }), ` = ${activation === "sigmoid" ? "σ" : activation}(${z}) = `,
      h("b", { style: "color:var(--curve)", text: num(output(state)) })),
  ];
}

/** The twin of NeuronExplorer.describe. @param {import("../../ui/store.js").State} state */
export const summary = (state) =>
  `A neuron of ${state.labels.join(" and ")}: ${equation(state).map(({ textContent }) => textContent).join(", ")}. ${result(state)}`;
