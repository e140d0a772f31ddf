/** What questions may ask about, beside the traits. */

import { found, rates, shareRight } from "../../core/training/screening.js";
import { peopleOf } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Of those with scores: the ill that are found, the others that are not spared. @param {State} state */
  found: ({ ill, threshold }) => found(ill, threshold),
  /** @param {State} state */
  "wrong alarms": ({ well, threshold }) => found(well, threshold),
  /** Of the thousand. @param {State} state */
  alarms: (state) => peopleOf(state).caught + peopleOf(state).false,
  /** @param {State} state */
  missed: (state) => peopleOf(state).missed,
  /** Of a hundred alarms, how many are right: a whole number. @param {State} state */
  "right alarms": (state) => Math.floor(100 * shareRight(rates(state), state.prevalence / 1000) + 0.5),
};
