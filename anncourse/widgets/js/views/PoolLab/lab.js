/** Three recommenders and their hit rates: figures/pool_lab.py says the same. */

import { sampledHitRate } from "../../core/datasets/pool.js";

export const OTHERS = 9999;
/** At which place, from 1, each puts the right item of five people. @type {Record<string, number[]>} */
export const PLACES = { A: [100, 100, 100, 100, 100], B: [40, 40, 8437, 9266, 4482], C: [212, 2, 743, 5342, 1548] };
export const NAMES = Object.keys(PLACES);
/** What the slider offers. */
export const POOLS = [10, 20, 50, 99, 200, 350, 500, 700, 1000, 1400, 2000, 3000, 5000, OTHERS];

/** @type {Map<number, Record<string, number>>} */
const known = new Map();

/** The expected hit rate at 10 of each. @param {number} pool */
export function rates(pool) {
  const found = known.get(pool) ?? Object.fromEntries(NAMES.map((name) => [name, sampledHitRate(PLACES[name].map((place) => place - 1), { others: OTHERS, pool })]));
  known.set(pool, found);
  return found;
}
