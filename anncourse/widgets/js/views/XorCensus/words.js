/** What the census says. */

import { NETS } from "../../core/training/census.js";

/** @typedef {import("../../core/training/census.js").Kind & { epochs: number }} State */

const NAMES = { relu: "ReLU", tanh: "tanh" };
const activation = (/** @type {State} */ { activation }) => NAMES[/** @type {"tanh"} */ (activation)];

/** How many have it by now. @param {State} state @param {{ at: number, solved: number }} found */
export const result = (state, { at, solved }) =>
  `Epoch ${at}: ${solved} of ${NETS} nets with ${state.units} ${activation(state)} units have all four corners right.`;

/** The twin of XorCensus.describe. @param {any} state */
export const sentence = (state) =>
  `A wall of ${NETS} nets that learn XOR, each with ${state.units} hidden ${activation(state)} units and weights of its own ` +
  `to start from (start ${state.seed}), at epoch ${state.epochs}.`;
