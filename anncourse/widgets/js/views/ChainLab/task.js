/** What questions may ask about, beside the traits. */

import { passage, times } from "./words.js";

/** @typedef {import("../../ui/store.js").State} State */

/** @param {State} state */
const product = (state) => passage(state).slopes[0] * passage(state).slopes[1];

export const quantities = {
  times,
  product,
  /** @param {State} state */
  "slope of f": (state) => passage(state).slopes[0],
  /** @param {State} state */
  "slope of g": (state) => passage(state).slopes[1],
};
