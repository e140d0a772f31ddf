/** What questions may ask about, beside the traits. */

import { rate, rheobase } from "../../core/neurons/lif.js";

/** @typedef {import("./words.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Spikes per second. @param {State} state */
  rate: (state) => rate(state, state.current),
  /** The current at which it begins to fire. */
  rheobase,
  /** The f-I curve. @param {State} state */
  "rate curve": (state) => (/** @type {number} */ current) => rate(state, current),
};
