/** One neuron in numbers and in sentences. */

import { ACTIVATIONS } from "../../core/neurons/activations.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../ui/store.js").State} State */

/** What each weight, and last the bias, puts into the sum. @param {State} state @returns {number[]} */
export const parts = ({ weights, inputs, bias }) => [...weights.map((/** @type {number} */ w, /** @type {number} */ i) => w * inputs[i]), bias];

/** @param {State} state */
export const sum = (state) => parts(state).reduce((total, part) => total + part);

/** @param {State} state */
export const output = (state) => ACTIVATIONS[state.activation].f(sum(state));

/** What the output means, where the inputs are the umbrella's. @param {State} state */
const decision = (state) =>
  String(state.labels) !== "sky,forecast" ? "" : sum(state) < 0 ? ": leave the umbrella at home" : ": take the umbrella";

/** @param {State} state */
export const result = (state) => `Output ${num(output(state))}${decision(state)}.`;
