/**
 * The perceptron rule: after a wrong answer, w = w + lr (y - answer) x. anncourse/neurons/perceptron.py says the same.
 *
 * @typedef {object} Correction
 * @property {number} epoch    which time through the data, from 0
 * @property {number} example  the point that was wrong
 * @property {number} error    label minus answer: +1 or -1
 * @property {number[]} w      weights and bias after the correction
 * @property {number} b
 */

/** The weighted sum with the bias. @param {number[]} x @param {number[]} w @param {number} b */
export function sum(x, w, b) {
  let z = 0;
  for (let k = 0; k < w.length; k++) z += x[k] * w[k];
  return z + b;
}

/**
 * From zero weights through the points in their order, again and again.
 * @param {number[][]} X
 * @param {number[]} y  labels 0 and 1
 * @param {{ lr?: number, epochs?: number, bias?: boolean }} [options]
 */
export function perceptron(X, y, { lr = 1, epochs = 100, bias = true } = {}) {
  let w = X[0].map(() => 0), b = 0;
  /** @type {Correction[]} */
  const corrections = [];
  /** @type {number[]} */
  const mistakes = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const before = corrections.length;
    X.forEach((x, example) => {
      const error = y[example] - Number(sum(x, w, b) >= 0);
      if (!error) return;
      w = w.map((value, k) => value + lr * error * x[k]);
      b += lr * error * Number(bias);
      corrections.push({ epoch, example, error, w, b });
    });
    mistakes.push(corrections.length - before);
    if (corrections.length === before) break;
  }
  return { w, b, corrections, mistakes, converged: mistakes[mistakes.length - 1] === 0 };
}
