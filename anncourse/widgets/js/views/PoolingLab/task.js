/** What questions may ask about, beside the traits. */

import { gap, way } from "../../core/images/strips.js";

/** @typedef {import("./words.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** How far the output is from the one before the shift, moved along. */
  gap,
  /** How many numbers come out. @param {State} state */
  outputs: (state) => way(state).kept.length,
  /** Their mean. @param {State} state */
  mean: (state) => way(state).kept.reduce((sum, value) => sum + value, 0) / way(state).kept.length,
  /** The numbers themselves. @param {State} state */
  out: (state) => Array.from(way(state).kept, String).join(" "),
};
