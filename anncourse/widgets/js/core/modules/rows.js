/** A dense layer for one example at a time, in arrays that hold many. */

/** y[to...] = b + x[from...] W, for one row. @param {Float64Array} x @param {number} from @param {number} size @param {Float64Array} W @param {ArrayLike<number>} b @param {Float64Array} y @param {number} to */
export function dense(x, from, size, W, b, y, to) {
  const n = b.length;
  for (let j = 0; j < n; j++) y[to + j] = b[j];
  for (let i = 0; i < size; i++) {
    const value = x[from + i];
    if (value) for (let j = 0; j < n; j++) y[to + j] += value * W[i * n + j];
  }
}
