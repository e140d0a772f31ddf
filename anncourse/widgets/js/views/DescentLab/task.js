/** What questions may ask about, beside the traits. */

import { hover, run, stable } from "./run.js";

/** @typedef {import("./run.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** "creeps", "converges", "rings", "diverges" or "hovers". @param {State} state */
  does: (state) => run(state).does,
  /** Steps until a thousandth of the distance is left, for good. @param {State} state */
  needed: (state) => run(state).after,
  /** Where it hovers, in hundredths of its first distance. @param {State} state */
  hover: (state) => 100 * hover(run(state).left),
  /** The largest rate at which it is stable, and how much of it is in use. */
  "largest rate": stable,
  /** @param {State} state */
  "share of the edge": (state) => state.rate / stable(state),
};
