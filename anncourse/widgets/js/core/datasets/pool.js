/** What a hit rate becomes where each item competes with a few others only: anncourse/datasets/recommending/pool.py says the same. */
import { refuse, whole } from "../numbers/checks.js";

/** A chance that counts as none. */
const NEVER = 1e-18;

/**
 * The hit rate to be expected against a pool of others drawn by chance.
 * @param {number[]} places  from 0, among all @param {{ others: number, pool: number, k?: number }} options
 */
export function sampledHitRate(places, { others, pool, k = 10 }) {
  whole("sampledHitRate", "pool", pool);
  if (pool > others) refuse("sampledHitRate", `pool to be at most others (${others})`, pool);
  const last = Math.max(...places), chance = new Float64Array(k), hits = [1];
  chance[0] = 1;
  // One after the other is put in or left out; of those left, so many places are free.
  for (let above = 0; above < last; above++) {
    let sum = 0;
    for (let x = k - 1; x >= 0; x--) {
      const drawn = chance[x] * Math.min(1, Math.max(0, (pool - x) / (others - above)));
      chance[x] -= drawn;
      if (x < k - 1) chance[x + 1] += drawn;
    }
    for (let x = 0; x < k; x++) sum += chance[x];
    hits.push(sum);
    // Fewer than that no item will have again.
    if (sum < NEVER) break;
  }
  return places.reduce((sum, place) => sum + (hits[place] ?? 0), 0) / places.length;
}
