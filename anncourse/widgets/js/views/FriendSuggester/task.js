/** What questions may ask about, beside the traits. */

import { averaged, chosen, known, overall, partner, suggested } from "./guess.js";
import { NAMES } from "./people.js";

/** @typedef {import("./guess.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Who is suggested first. @param {State} state */
  first: (state) => { const [one] = suggested(state); return one ? partner(state, one.pair) : "nobody"; },
  /** The score of the first. @param {State} state */
  score: (state) => suggested(state)[0]?.score ?? 0,
  /** How many friends the person has. @param {State} state */
  friends: (state) => known(state).A[NAMES.indexOf(state.person)]?.reduce((sum, v) => sum + v, 0) ?? 0,
  /** Whether the two who are looked at are friends: 1 or 0. @param {State} state */
  linked: (state) => { const pair = chosen(state); return pair ? known(state).A[pair[0]][pair[1]] : 0; },
  /** How many friendships the reader has made or ended. @param {State} state */
  changes: (state) => state.changed.length,
  /** The area under the curve. @param {State} state */
  area: (state) => overall(state).auc,
  /** How many of the best pairs were hidden. @param {State} state */
  hits: (state) => overall(state).hits,
  /** The mean cosine of all pairs, after the rounds. @param {State} state */
  alike: (state) => averaged(state)[state.rounds].alike,
  /** The area after any number of rounds. @param {State} state */
  "area curve": (state) => (/** @type {number} */ rounds) => averaged(state)[Math.round(rounds)].auc,
};
