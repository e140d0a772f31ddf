/** What the network learns from and is tested on: generated points, moved or taken away, and the reader's own. */

import { DATASETS } from "../../../core/datasets/data.js";
import { Rng } from "../../../core/numbers/rng.js";

/** @typedef {import("../../../ui/store.js").State} State */

/** The data set that is nothing but what is painted. */
export const OWN = "own_points";

/** How many points a data set gives. @param {State} state */
export const generated = ({ dataset, n_points }) => (dataset === OWN ? 0 : n_points);

/**
 * All points: those to learn from first, which are a half of the generated ones and then all that are painted.
 * @param {State} state
 * @returns {{ X: Float64Array, y: Int32Array, ids: number[], learned: number }}
 *   `ids` tell where a point comes from: a place in the data set, or ~place among the painted
 */
export function points(state) {
  const { dataset, classes, noise, seed, moved, removed, painted } = state, n = generated(state);
  const made = n ? DATASETS[dataset](n, { noise, classes, rng: new Rng(seed) }) : { X: [], y: [] };
  const rows = Array.from(made.y, (kind, id) => [id, kind, made.X[2 * id], made.X[2 * id + 1]]);
  for (const [id, x1, x2] of moved) rows[id].splice(2, 2, x1, x2);
  const kept = rows.filter(([id]) => !removed.includes(id)), half = kept.filter(([id]) => id < n >> 1).length;
  kept.splice(half, 0, ...painted.map((/** @type {number[]} */ one, /** @type {number} */ i) => [~i, ...one]));
  return {
    X: Float64Array.from(kept.flatMap(([, , x1, x2]) => [x1, x2])),
    y: Int32Array.from(kept, ([, kind]) => kind),
    ids: kept.map(([id]) => id),
    learned: half + painted.length,
  };
}
