/** Small nets and pictures that a figure brings along as letters of 64, and a layer at a time for one example. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The place of each letter. @param {string} text */
export const numbers = (text) => Float64Array.from(text, (letter) => LETTERS.indexOf(letter));

/** Numbers that were rounded to 63 levels. @param {[number, string]} kept */
export const scaled = ([scale, letters]) => numbers(letters).map((place) => scale * (place - 32));

/** In place. @param {Float64Array} z @param {number} from @param {number} size */
export function softmax(z, from, size) {
  let top = -Infinity, sum = 0;
  for (let i = from; i < from + size; i++) top = Math.max(top, z[i]);
  for (let i = from; i < from + size; i++) sum += z[i] = Math.exp(z[i] - top);
  for (let i = from; i < from + size; i++) z[i] /= sum;
}

/** y[to...] = b + x[from...] W, for one row. @param {Float64Array} x @param {number} from @param {number} size @param {Float64Array} W @param {ArrayLike<number>} b @param {Float64Array} y @param {number} to */
export function dense(x, from, size, W, b, y, to) {
  const n = b.length;
  for (let j = 0; j < n; j++) y[to + j] = b[j];
  for (let i = 0; i < size; i++) {
    const value = x[from + i];
    if (value) for (let j = 0; j < n; j++) y[to + j] += value * W[i * n + j];
  }
}

/** Where the largest is. @param {ArrayLike<number>} values */
export function largest(values) {
  let at = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[at]) at = i;
  return at;
}
