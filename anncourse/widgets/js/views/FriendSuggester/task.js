/** What questions may ask about, beside the traits. */

import { Novel } from "./novel.js";

/** @typedef {import("./novel.js").State} State */

/** @param {(state: any) => Novel} of  the graph that a state is about @returns {Record<string, (state: any) => any>} */
export const quantitiesOf = (of) => ({
  /** Who is suggested first. @param {State} state */
  first: (state) => { const [one] = of(state).suggested(state); return one ? of(state).partner(state, one.pair) : "nobody"; },
  /** The score of the first. @param {State} state */
  score: (state) => of(state).suggested(state)[0]?.score ?? 0,
  /** How many friends the person has. @param {State} state */
  friends: (state) => of(state).friends(state),
  /** Whether the two who are looked at are friends: 1 or 0. @param {State} state */
  linked: (state) => { const pair = of(state).chosen(state); return pair ? of(state).known(state).A[pair[0]][pair[1]] : 0; },
  /** How many friendships the reader has made or ended. @param {State} state */
  changes: (state) => state.changed.length,
  /** The area under the curve. @param {State} state */
  area: (state) => of(state).overall(state).auc,
  /** How many of the best pairs were hidden. @param {State} state */
  hits: (state) => of(state).overall(state).hits,
  /** The mean cosine of all pairs, after the rounds. @param {State} state */
  alike: (state) => of(state).averaged(state)[state.rounds].alike,
  /** The area after any number of rounds. @param {State} state */
  "area curve": (state) => (/** @type {number} */ rounds) => of(state).averaged(state)[Math.round(rounds)].auc,
});

/** Without a page the text stands in the state. @type {Map<string, Novel>} */
const known = new Map();

/** @param {any} state */
export function read({ novel }) {
  const found = known.get(novel) ?? new Novel(novel);
  known.set(novel, found);
  return found;
}
export const quantities = /* @__PURE__ */ quantitiesOf(read);
