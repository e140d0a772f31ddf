/** What questions may ask about, beside the traits. */

import { featureMap } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** What the kernel says where the window stands. @param {State} state */
  answer: (state) => featureMap(state)[state.place - 1],
  /** The largest answer anywhere else. @param {State} state */
  elsewhere: (state) => Math.max(...featureMap(state).filter((_, i) => i !== state.place - 1)),
  /** Of the whole map. */
  largest: (state) => Math.max(...featureMap(state)),
  smallest: (state) => Math.min(...featureMap(state)),
  /** Cells of the map that are not 0. */
  lit: (state) => featureMap(state).filter((value) => value !== 0).length,
};
