/** What questions may ask about, beside the traits. */

import { height } from "./words.js";

/** @typedef {import("../../ui/store.js").State} State */

export const quantities = {
  /** The height of the line at its right end. @param {State} state */
  end: (state) => height(state, 1),
};
