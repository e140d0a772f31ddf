/** Three recommenders and their hit rates: figures/pool_lab.py says the same. */

import { hitChances } from "../../core/datasets/pool.js";

export const OTHERS = 9999;
/** At which place, from 1, each puts the right item of five people. @type {Record<string, number[]>} */
export const PLACES = { A: [100, 100, 100, 100, 100], B: [40, 40, 8437, 9266, 4482], C: [212, 2, 743, 5342, 1548] };
export const NAMES = Object.keys(PLACES);
/** What the slider offers. */
export const POOLS = [10, 20, 50, 99, 200, 350, 500, 700, 1000, 1400, 2000, 3000, 5000, OTHERS];

/** @type {Map<number, Float64Array>} */
const known = new Map();

/** The chance that an item is among the ten, for each place, from 0. @param {number} pool */
export function chances(pool) {
  const found = known.get(pool) ?? hitChances(OTHERS, { others: OTHERS, pool });
  known.set(pool, found);
  return found;
}

/** The expected hit rate at 10 of each. @param {number} pool @returns {Record<string, number>} */
export function rates(pool) {
  const hits = chances(pool);
  return Object.fromEntries(NAMES.map((name) => [name, PLACES[name].reduce((sum, place) => sum + hits[place - 1], 0) / PLACES[name].length]));
}
