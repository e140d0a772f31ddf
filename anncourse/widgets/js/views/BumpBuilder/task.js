/** What questions may ask about, beside the traits. */

import { net, worst } from "../../core/layers/bumps.js";

/** @typedef {import("./words.js").State} State */

/** Where the last of five bumps stands, far from the second. */
const FAR = 0.9;

/** @type {Record<string, (state: any) => number>} */
export const quantities = {
  /** How far the net is off the curve at most. @param {State} state */
  gap: (state) => worst(state).gap,
  /** The height of the second bump. @param {State} state */
  "bump 2": (state) => state.heights[1],
  /** What the net answers far from the second bump. @param {State} state */
  far: (state) => net(state, [FAR])[0],
};
