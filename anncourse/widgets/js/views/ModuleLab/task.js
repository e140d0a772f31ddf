/** What questions may ask about, beside the traits: percentages. */

import { Sums } from "../../core/modules/sums.js";

/** @typedef {import("./words.js").State} State */

/** @param {(state: any) => Sums} sums */
export const quantitiesOf = (sums) => {
  const rate = (/** @type {any} */ state, /** @type {number} */ unseen) => Math.round(sums(state).rate(sums(state).table(state.net, state.broken), unseen));
  return {
    /** Right sums over the pairs that training showed. @param {any} state */
    "seen": (state) => rate(state, 0),
    /** And over those that it never showed. @param {any} state */
    "unseen": (state) => rate(state, 1),
    /** Digits that the left module reads right, and the right one. @param {any} state */
    "left read": (state) => Math.round(sums(state).readRight(state.broken)[0]),
    "right read": (/** @type {any} */ state) => Math.round(sums(state).readRight(state.broken)[1]),
    /** Whether training never showed the pair: 1, or 0. @param {any} state */
    "never seen": (state) => sums(state).unseen[10 * state.left + state.right],
  };
};

/** Without a page the text stands in the state. @type {Map<string, Sums>} */
const known = new Map();

/** @param {{ sums: string }} state */
function read({ sums }) {
  const found = known.get(sums) ?? new Sums(sums);
  known.set(sums, found);
  return found;
}
export const quantities = /* @__PURE__ */ quantitiesOf(read);
