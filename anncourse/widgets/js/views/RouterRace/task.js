/** What questions may ask about, beside the traits. */

import { Race } from "../../core/modules/race.js";
import { END, summary } from "./moments.js";

/** @typedef {import("../../core/modules/race.js").Runs} Runs */

/** @param {(state: any) => Runs | undefined} find  where there are none yet, nothing */
export const quantitiesOf = (find) => {
  /** @param {string} name @param {number} digits */
  const of = (name, digits) => (/** @type {any} */ state) => {
    const runs = find(state), found = runs && /** @type {any} */ (summary(runs, state.alone));
    return found ? Number(found[name].toFixed(digits)) : NaN;
  };
  return {
    /** How far off the lines, in the median of the runs. */
    "median": of("median", 3),
    /** Runs in which each piece has an expert that can answer alone. */
    "specialists": of("specialists", 0),
    /** The share of the expert that is used least, in the median. */
    "least used": of("least used", 2),
    /** The run with the lowest loss on the points. */
    "best": of("best", 0),
    /** How far off the run is that is looked at. @param {any} state */
    "error": (state) => {
      const runs = find(state);
      return runs ? Number(summary(runs, state.alone).errors[state.run].toFixed(3)) : NaN;
    },
    /** Whether the training has come to its end: 1, or 0. @param {any} state */
    "trained": ({ epochs }) => Number(epochs === END),
  };
};

/** Without a page they are trained here and now; each kind once. @type {Map<string, Runs>} */
const known = new Map();

/** @param {any} state */
function trained({ experts, balance, seed, epochs }) {
  const key = JSON.stringify([experts, balance, seed, epochs]);
  if (!known.has(key)) {
    const race = new Race({ experts, balance, seed });
    race.train(epochs);
    known.set(key, race);
  }
  return known.get(key);
}
export const quantities = /* @__PURE__ */ quantitiesOf(trained);
