/** What questions may ask about, beside the traits. */

import { left } from "../../core/layers/signals.js";

/** @type {Record<string, (state: any) => number>} */
export const quantities = {
  /** What is left of the signal at the last layer. */
  signal: (state) => left(state).signal,
  /** What is left of the gradient at the first. */
  gradient: (state) => left(state).gradient,
};
