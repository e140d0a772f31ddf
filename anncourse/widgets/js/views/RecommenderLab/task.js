/** What questions may ask about, beside the traits. */

import { popularity } from "../../core/datasets/guesses.js";
import { EVENTS, heldOut, offered, scores } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** Of the events that are open to the guest, the one that most women attended, counted from 1. @param {State} state */
function favorite({ table, mine }) {
  const count = popularity(table, EVENTS).map((n, j) => (mine[j] ? -1 : n));
  return count.indexOf(Math.max(...count)) + 1;
}

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** The event on top of the list, counted from 1; 0 if none is open. @param {State} state */
  first: (state) => offered(state)[0] ?? 0,
  /** The place in the list of the event that most women attended. @param {State} state */
  "favorite place": (state) => offered(state).indexOf(favorite(state)) + 1,
  /** How many events the guest has attended. @param {State} state */
  visits: ({ mine }) => mine.reduce((sum, one) => sum + one, 0),
  /** The largest score; 0 where the rule has nothing to say. @param {State} state */
  "best score": (state) => Math.max(0, ...offered(state).map((j) => scores(state)[j - 1])),
  /** The chance that a visit left out scores above an event that was missed. @param {State} state */
  "held out": heldOut,
};
