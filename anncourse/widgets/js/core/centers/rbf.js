/**
 * Radial basis functions of one input: units that answer near a center, and the output that is fitted to them at once.
 * anncourse/centers/rbf.py and rbf_fit.py say the same.
 */
import { number } from "../numbers/checks.js";
import { decompose, leastNorm, predict } from "../training/least_norm.js";

/**
 * @typedef {{ centers: ArrayLike<number>, width: number }} Units
 * @typedef {Units & { w: Float64Array, b: number }} Net  heights of the bumps, and the bias
 */

/** exp(-(x - c)^2 / (2 s^2)), a row for each x and a column for each center. @param {ArrayLike<number>} x @param {Units} units */
export function answers(x, { centers, width }) {
  const k = centers.length, out = new Float64Array(x.length * k), narrow = 2 * number("answers", "width", width, 0) ** 2;
  for (let i = 0; i < x.length; i++) for (let j = 0; j < k; j++) out[i * k + j] = Math.exp(-((x[i] - centers[j]) ** 2) / narrow);
  return out;
}

/** @param {ArrayLike<number>} values */
function mean(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/**
 * The heights and the bias that minimize mean (phi w + b - y)^2 + ridge |w|^2.
 * Without their means neither side has anything left for the bias to do.
 * @param {Units} units @param {ArrayLike<number>} x @param {ArrayLike<number>} y @param {number} ridge @returns {Net}
 */
export function fitRbf(units, x, y, ridge) {
  const k = units.centers.length, n = x.length, phi = answers(x, units), middle = mean(y);
  const means = Float64Array.from({ length: k }, (_, j) => mean(phi.filter((_, at) => at % k === j)));
  const w = leastNorm(decompose(phi.map((value, at) => value - means[at % k]), n, k), Float64Array.from(y, (value) => value - middle), { decay: ridge });
  return { ...units, w, b: middle - predict(means, w)[0] };
}

/** What the net says. @param {Net} net @param {ArrayLike<number>} x */
export const says = (net, x) => predict(answers(x, net), net.w).map((sum) => sum + net.b);

/** How near each x is to what the units know: 1 on a center, 0 far away. @param {Units} units @param {ArrayLike<number>} x */
export function nearness(units, x) {
  const k = units.centers.length, all = answers(x, units);
  return Float64Array.from(x, (_, i) => Math.max(...all.subarray(i * k, (i + 1) * k)));
}
