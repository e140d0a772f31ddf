/** What the figure says of its state. */

import { DRAWS, fit, median } from "./waves.js";

/** @typedef {import("./waves.js").State} State */

/** An error by its two leading digits: 0.083, 6,900. @param {number} error */
export function size(error) {
  const value = Number(error.toPrecision(2));
  return value >= 10 ? value.toLocaleString("en-US") : String(value);
}

/** How far off it is. @param {State} state */
export const off = (state) => `off the sine by ${size(fit(state).error)} in this draw, by ${size(median(state))} in the median of ${DRAWS}.`;

/** The twin of DoubleDescent.describe. @param {any} state */
export const sentence = (state) =>
  `${state.count} points and ${state.width} wave${state.width > 1 ? "s" : ""} ${state.prior ? "of height 1/k" : "of one height"}: ${off(state)}`;
