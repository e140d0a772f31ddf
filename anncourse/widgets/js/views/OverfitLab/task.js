/** What questions may ask about, beside the traits. */

import { fit, fits, spread } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** The top of the chart of errors: what a reader draws ends there. */
export const TOP = 1;

/** A value between two numbers of waves. @param {number[]} values @param {number} x */
function between(values, x) {
  const i = Math.min(values.length - 2, Math.max(0, Math.floor(x) - 1)), share = x - 1 - i;
  return Math.min(TOP, values[i] + share * (values[i + 1] - values[i]));
}

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** On the points it has learned from. @param {State} state */
  "training error": (state) => fit(state).own,
  /** On points that are held out. @param {State} state */
  "new error": (state) => fit(state).fresh,
  /** The error on new points over the number of waves. @param {State} state */
  "new curve": (state) => (/** @type {number} */ x) => between(fits(state).map(({ fresh }) => fresh), x),
  /** The number of waves with which new points are met best. @param {State} state */
  "best waves": (state) => fits(state).reduce((best, { fresh }, i, all) => (fresh < all[best].fresh ? i : best), 0) + 1,
  /** How far the curves of other draws vary. @param {State} state */
  spread,
};
