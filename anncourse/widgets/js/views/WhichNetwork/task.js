/** What questions may ask about, beside the traits. */

import { kindOf, sameCount, spread } from "./words.js";

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** How many answers are as they were before any probe. */
  same: sameCount,
  /** How far the three answers lie apart. */
  apart: spread,
  /** Whether the guess is right. @param {import("./words.js").State} state */
  named: (state) => state.guess === kindOf(state),
};
