/** What questions may ask about, beside the traits. */

import { alikeLists, share } from "../../core/datasets/loop.js";
import { last } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Percentage of the items that anybody was shown. @param {State} state */
  shown: (state) => Math.round(100 * share(last(state).shown)),
  /** Percentage of the items that anybody chose. @param {State} state */
  chosen: (state) => Math.round(100 * share(last(state).chosen)),
  /** How much the shoppers like what they chose. @param {State} state */
  taste: (state) => last(state).taste,
  /** How many of ten items the lists of two shoppers share. @param {State} state */
  alike: (state) => alikeLists(last(state)),
};
