/** Three or four classes on one map: each place has the color of the likeliest. */

/** Shades of a class. */
const SHADES = 128;

/**
 * @param {Float64Array} scores  map after map, (K, places)
 * @param {number} K
 * @param {boolean} decisions    as strong everywhere, however sure
 * @returns {{ shares: Float64Array[], best: Float64Array, leads: Float64Array[] }} how likely each class is, from −1 (not at all) to 1
 *   (sure); where the winner stands, from −1 to 1, in the shades of all classes in a row; and by how much each class leads, 0 at its border
 */
export function winners(scores, K, decisions) {
  const n = scores.length / K, best = new Float64Array(n);
  const shares = Array.from({ length: K }, (_, k) => scores.slice(k * n, (k + 1) * n));
  const leads = shares.map((map) => map.slice());
  for (let i = 0; i < n; i++) {
    let top = 0, sum = 0;
    for (let k = 1; k < K; k++) if (shares[k][i] > shares[top][i]) top = k;
    const most = shares[top][i];
    let second = -Infinity;
    for (let k = 0; k < K; k++) if (k !== top) second = Math.max(second, shares[k][i]);
    for (let k = 0; k < K; k++) {
      leads[k][i] -= k === top ? second : most;
      sum += shares[k][i] = Math.exp(shares[k][i] - most);
    }
    for (let k = 0; k < K; k++) shares[k][i] = (2 * shares[k][i]) / sum - 1;
    // As likely as any other has the ground's color.
    const sure = decisions ? 1 : ((shares[top][i] + 1) / 2 - 1 / K) / (1 - 1 / K);
    best[i] = (2 * (top * SHADES + sure * (SHADES - 1))) / (K * SHADES - 1) - 1;
  }
  return { shares, best, leads };
}
