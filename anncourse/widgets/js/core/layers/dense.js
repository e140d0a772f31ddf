/**
 * One Dense layer, forward and backward, over n examples at a time.
 *
 * Values lie unit by unit: entry j * n + i belongs to unit j and example i, so that each inner
 * loop runs over the examples with a single weight at hand.
 */

/**
 * @typedef {object} DenseLayer
 * @property {number} nIn
 * @property {number} nOut
 * @property {Float64Array} W view of params, (nIn, nOut) row by row
 * @property {Float64Array} b view of params
 * @property {Float64Array} dW view of grads
 * @property {Float64Array} db view of grads
 */

/**
 * z = W^T x + b for n examples.
 * @param {Omit<DenseLayer, "dW" | "db">} layer
 * @param {Float64Array} x
 * @param {Float64Array} z
 * @param {number} n
 */
export function denseForward({ W, b, nIn, nOut }, x, z, n) {
  for (let j = 0; j < nOut; j++) {
    const row = j * n;
    const bias = b[j];
    const first = W[j];
    for (let i = 0; i < n; i++) z[row + i] = bias + first * x[i];
    for (let k = 1; k < nIn; k++) {
      const w = W[k * nOut + j];
      for (let i = 0; i < n; i++) z[row + i] += w * x[k * n + i];
    }
  }
}

/**
 * dW = x dz^T and db = sum dz over the examples.
 * @param {DenseLayer} layer
 * @param {Float64Array} x
 * @param {Float64Array} dz
 * @param {number} n
 */
export function denseGrads({ dW, db, nIn, nOut }, x, dz, n) {
  for (let j = 0; j < nOut; j++) {
    const row = j * n;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += dz[row + i];
    db[j] = sum;
    for (let k = 0; k < nIn; k++) {
      sum = 0;
      for (let i = 0; i < n; i++) sum += x[k * n + i] * dz[row + i];
      dW[k * nOut + j] = sum;
    }
  }
}

/**
 * dx = W dz.
 * @param {DenseLayer} layer
 * @param {Float64Array} dz
 * @param {Float64Array} dx
 * @param {number} n
 */
export function denseBackward({ W, nIn, nOut }, dz, dx, n) {
  for (let k = 0; k < nIn; k++) {
    const row = k * n;
    for (let i = 0; i < n; i++) dx[row + i] = 0;
    for (let j = 0; j < nOut; j++) {
      const w = W[k * nOut + j];
      for (let i = 0; i < n; i++) dx[row + i] += w * dz[j * n + i];
    }
  }
}
