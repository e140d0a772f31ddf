/**
 * Losses, as in anncourse/training/losses.py: each returns its mean value and fills the gradient.
 *
 * Arrays hold one row per output and one column per example, (K, n): output k of example i is
 * entry k * n + i. With a single output that is the list of examples.
 *
 * @callback Loss
 * @param {Float64Array} pred (K, n)
 * @param {ArrayLike<number>} y targets (K, n); for softmaxCrossEntropy labels (n,)
 * @param {Float64Array} dpred (K, n), overwritten with dLoss/dpred
 * @param {number} n examples
 * @param {number} K outputs
 * @returns {number} the mean loss
 */
import { refuse } from "../numbers/checks.js";

/** Mean of (pred - y)^2 over all entries. @type {Loss} */
export function mse(pred, y, dpred, n, K) {
  const size = n * K;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const error = pred[i] - y[i];
    sum += error * error;
    dpred[i] = (2 * error) / size;
  }
  return sum / size;
}

/** Mean of log(1 + e^z) - y z over all entries: z are logits, y is 0 to 1. @type {Loss} */
export function binaryCrossEntropy(z, y, dz, n, K) {
  const size = n * K;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    // e^-|z| cannot overflow; log(1 + e^z) and the sigmoid both follow from it.
    const e = Math.exp(-Math.abs(z[i]));
    sum += Math.max(z[i], 0) - z[i] * y[i] + Math.log1p(e);
    dz[i] = ((z[i] < 0 ? e : 1) / (1 + e) - y[i]) / size;
  }
  return sum / size;
}

/** Mean over examples of -log softmax(z)[y]: z are logits, y are labels. @type {Loss} */
export function softmaxCrossEntropy(z, y, dz, n, K) {
  const size = n * K;
  let total = 0;
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    for (let j = i; j < size; j += n) top = Math.max(top, z[j]);
    let sum = 0;
    for (let j = i; j < size; j += n) sum += dz[j] = Math.exp(z[j] - top);
    const label = y[i] * n + i;
    total += Math.log(sum) + top - z[label];
    for (let j = i; j < size; j += n) dz[j] = (dz[j] / sum - (j === label ? 1 : 0)) / n;
  }
  return total / n;
}

/**
 * Refuse targets that the loss cannot take.
 * @param {string} who
 * @param {Loss} loss
 * @param {Int32Array | Float64Array} y
 * @param {number} K outputs
 */
export function checkTargets(who, loss, y, K) {
  const labels = loss === softmaxCrossEntropy;
  const [low, high] = loss === mse ? [-Number.MAX_VALUE, Number.MAX_VALUE] : [0, labels ? K - 1 : 1];
  for (const target of y)
    if (!(target >= low && target <= high) || (labels && target % 1))
      refuse(who, `${labels ? "labels" : "targets"} from ${low} to ${high}`, target);
}
