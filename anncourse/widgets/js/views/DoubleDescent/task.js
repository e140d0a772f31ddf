/** What questions may ask about, beside the traits. */

import { fit, median, medians, WIDTHS } from "./waves.js";

/** @typedef {import("./waves.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** How far the curve of this draw is off the sine. @param {State} state */
  error: (state) => fit(state).error,
  /** The same in the median of all draws. */
  median,
  /** The number of waves with the highest median. @param {State} state */
  peak: (state) => {
    const heights = medians(state);
    return WIDTHS[heights.indexOf(Math.max(...heights))];
  },
};
