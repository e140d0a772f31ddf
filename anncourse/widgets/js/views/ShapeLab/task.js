/** What questions may ask about, beside the traits. */

import { shapes, written } from "./words.js";

/** @typedef {import("../../ui/store.js").State} State */

/** @param {number[] | null} shape */
const entries = (shape) => (shape ? shape[0] * shape[1] : 0);

export const quantities = {
  /** The shape of all of it, as Python writes it. @param {State} state */
  result: (state) => {
    const { result } = shapes(state);
    return result ? written(result) : "an error";
  },
  /** How many numbers it holds. @param {State} state */
  numbers: (state) => entries(shapes(state).result),
  /** How many more than X @ W. @param {State} state */
  grown: (state) => Math.max(0, entries(shapes(state).result) - entries(shapes(state).product)),
};
