/** What questions may ask about, beside the traits. */

import { slope, steep } from "./words.js";

/** @typedef {import("../../ui/store.js").State} State */

export const quantities = {
  /** The slope over the step. */
  secant: steep,
  /** The slope at the point itself. */
  slope,
  /** How far the slope over the step is from level, up or down. @param {State} state */
  tilt: (state) => Math.abs(steep(state)),
};
