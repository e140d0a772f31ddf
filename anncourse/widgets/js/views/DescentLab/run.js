/** What the figure computes: a way down, and what it does. */

import { arrived, descend, largestRate, left, nameOf, RULES } from "../../core/training/bowl.js";
import { Rng } from "../../core/numbers/rng.js";

/**
 * @typedef {{ method: string, rate: number, momentum: number, condition: number, noise: number, start: [number, number], steps: number, reach: number, seed: number }} State
 * @typedef {{ path: Float64Array, left: Float64Array, after: number, does: string }} Run
 */

/** The last quarter of a way says where it hovers. */
const TAIL = 4;

/** @param {State} state @returns {[number, number]} */
export const curvatures = ({ condition }) => [1, condition];

/** The momentum that counts. @param {State} state */
export const momentumOf = ({ method, momentum }) => (method === "momentum" ? momentum : 0);

/** @param {Float64Array} shares  what is left of the distance */
export function hover(shares) {
  const tail = shares.slice(-Math.max(1, Math.floor(shares.length / TAIL)));
  return tail.reduce((sum, value) => sum + value, 0) / tail.length;
}

/** What theory says of a rate. @param {State} state @param {number} rate */
export const named = (state, rate) => nameOf(curvatures(state), rate, momentumOf(state), state.steps);

/** @param {State} state @returns {Run} */
export function run(state) {
  const { method, rate, noise, start, steps, seed } = state;
  const path = descend(curvatures(state), RULES[method](rate, momentumOf(state)), start, steps, { noise, rng: new Rng(seed) });
  const shares = left(path, 2), after = arrived(shares);
  return { path, left: shares, after, does: does(state, shares, after) };
}

/** @param {State} state @param {Float64Array} shares @param {number} after */
function does(state, shares, after) {
  if (state.noise === 0 && state.method !== "Adam") return named(state, state.rate);
  if (shares.length <= state.steps || hover(shares) > 1) return "diverges";
  return after < Infinity ? "converges" : state.noise ? "hovers" : "creeps";
}

/** The largest rate at which it is stable. @param {State} state */
export const stable = (state) => largestRate(curvatures(state), momentumOf(state));
