/** What questions may ask about, beside the traits. */

import { gap, PAIRS, weights } from "./words.js";

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** How long after the sender the receiver fires, in ms. */
  gap,
  /** The synapse after all pairs. @param {import("./words.js").State} state */
  after: (state) => weights(state)[PAIRS],
};
