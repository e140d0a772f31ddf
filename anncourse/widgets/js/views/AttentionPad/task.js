/** What questions may ask about, beside the traits. */

import { look } from "./pad.js";

/** @typedef {import("./pad.js").State} State */

/** The weights of one word, place by place. @param {any} state @param {number} wanted */
function weights(state, wanted) {
  const { words, weights } = look(state);
  return [...weights].filter((_, place) => words[place] === wanted);
}

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** The values, mixed. @param {State} state */
  reads: (state) => look(state).mixed,
  /** The largest weight. @param {State} state */
  "top weight": (state) => Math.max(...look(state).weights),
  /** The weight of the first "the". @param {State} state */
  "first the": (state) => weights(state, 0)[0],
  /** The weight of the second. @param {State} state */
  "second the": (state) => weights(state, 0)[1],
};
