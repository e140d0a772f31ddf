/**
 * What a network may get of a point of the plane: numbers made of its two coordinates.
 * anncourse/widgets/figures/playground/data.py says the same.
 */
import { entry } from "../numbers/checks.js";

/** @type {Record<string, (x1: number, x2: number) => number>} */
export const FEATURES = {
  "x1": (x1) => x1,
  "x2": (_, x2) => x2,
  "x1²": (x1) => x1 * x1,
  "x2²": (_, x2) => x2 * x2,
  "x1x2": (x1, x2) => x1 * x2,
  "sin πx1": (x1) => Math.sin(Math.PI * x1),
  "sin πx2": (_, x2) => Math.sin(Math.PI * x2),
};

/**
 * A column for each feature, row by row (n, features).
 * @param {ArrayLike<number>} X points (n, 2)
 * @param {string[]} features
 */
export function inputs(X, features) {
  const columns = features.map((name) => entry("inputs", "features", FEATURES, name));
  const out = new Float64Array((X.length / 2) * columns.length);
  for (let i = 0, at = 0; i < X.length; i += 2) for (const column of columns) out[at++] = column(X[i], X[i + 1]);
  return out;
}
