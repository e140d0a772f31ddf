/** What the figure says. */

import { UNITS, left } from "../../core/layers/signals.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/layers/signals.js").Setting} State */

/** A size: two decimals near 1, a power of ten elsewhere. @param {number} value */
export function short(value) {
  if (value === 0) return "0";
  if (value >= 0.01 && value < 100) return num(value);
  return "about 10" + String(Math.floor(Math.log10(value) + 0.5)).replace(/./g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]));
}

/** What is left at both ends. @param {State} state */
export function answer(state) {
  const { signal, gradient } = left(state);
  return `Left of the signal at the last layer: ${short(signal)}; of the gradient at the first: ${short(gradient)}.`;
}

/** The twin of InitLab.describe. @param {any} state */
export const sentence = (state) =>
  `${state.depth} layers of ${UNITS} ${state.activation === "relu" ? "ReLU" : "tanh"} units, weights of size ${num(state.scale)} (start ${state.seed}). ${answer(state)}`;
