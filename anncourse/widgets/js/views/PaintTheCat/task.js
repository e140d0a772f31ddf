/** What questions may ask about, beside the traits: decibels. */

import { Painter, decibels, neighbors, task } from "../../core/training/painter.js";
import { COLUMNS, moment } from "./moments.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {(state: State) => { seen: number, held: number }} Find  where there is none yet, NaN */

/** @param {Find} find @param {(state: State) => string} pixels */
export const quantitiesOf = (find, pixels) => ({
  /** On the pixels of training. @param {any} state */
  "seen": (state) => find(state).seen,
  /** On those held out. @param {any} state */
  "held out": (state) => find(state).held,
  /** What the mean of the seen neighbors reaches on those held out. @param {any} state */
  "neighbors": (state) => bar(pixels(state), state.seed),
});

/** @param {string} pixels @param {number} seed */
export function bar(pixels, seed) {
  const given = task(pixels, COLUMNS, seed);
  return decibels(neighbors(given), given, 0);
}

/** Without a page it is trained here and now; each state once. @type {Map<string, { seen: number, held: number }>} */
const known = new Map();

/** @param {any} state */
function trained({ pixels, inputs, frequency, seed, epochs }) {
  const key = JSON.stringify([inputs, frequency, seed, epochs]);
  if (!known.has(key)) {
    const painter = new Painter(task(pixels, COLUMNS, seed), { inputs, frequency, seed });
    painter.train(epochs);
    known.set(key, moment(painter, epochs));
  }
  return /** @type {{ seen: number, held: number }} */ (known.get(key));
}
export const quantities = /* @__PURE__ */ quantitiesOf(trained, (/** @type {any} */ { pixels }) => pixels);
