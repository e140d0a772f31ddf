/** What a hit rate becomes where each item competes with a few others only: anncourse/datasets/recommending/pool.py says the same. */
import { refuse, whole } from "../numbers/checks.js";

/** A chance that counts as none. */
const NEVER = 1e-18;

/**
 * The chance of a hit for an item with 0, 1, ... `last` others above it, against a pool of others drawn by chance.
 * @param {number} last @param {{ others: number, pool: number, k?: number }} options
 */
export function hitChances(last, { others, pool, k = 10 }) {
  whole("hitChances", "pool", pool);
  if (pool > others) refuse("hitChances", `pool to be at most others (${others})`, pool);
  const chance = new Float64Array(k), hits = new Float64Array(last + 1);
  chance[0] = hits[0] = 1;
  // One after the other is put in or left out; of those left, so many places are free.
  for (let above = 0; above < last; above++) {
    for (let x = k - 1; x >= 0; x--) {
      const drawn = chance[x] * Math.min(1, Math.max(0, (pool - x) / (others - above)));
      chance[x] -= drawn;
      if (x < k - 1) chance[x + 1] += drawn;
    }
    hits[above + 1] = chance.reduce((sum, one) => sum + one, 0);
    // Fewer than that no item will have again.
    if (hits[above + 1] < NEVER) break;
  }
  return hits;
}
