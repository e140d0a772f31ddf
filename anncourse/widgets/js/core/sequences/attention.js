/**
 * Attention: a query is compared with keys, and reads their values by weights; and where a token stands, as numbers.
 * anncourse/sequences/attention.py says the same.
 */

import { softmax } from "../numbers/scores.js";

/** The longest wave is so many times longer than the shortest. */
const SLOWEST = 10000;

/**
 * What one query reads: softmax(q K^T / sqrt(d)) V.
 * @param {ArrayLike<number>} query d numbers
 * @param {ArrayLike<number>[]} keys as wide as the query
 * @param {number[]} values one number for each key
 * @param {boolean} [root] whether scores are divided by the square root of d
 */
export function attention(query, keys, values, root = true) {
  const scale = root ? query.length ** -0.5 : 1;
  const weights = softmax(Float64Array.from(keys, (key) => scale * dot(query, key)));
  return { weights, mixed: dot(weights, values) };
}

/** A row of numbers for each place: sines and cosines of slower and slower waves. @param {number} length @param {number} dim */
export function positions(length, dim) {
  return Array.from({ length }, (_, place) => Float64Array.from({ length: dim }, (_, column) => {
    const angle = place * SLOWEST ** ((-2 * (column >> 1)) / dim);
    return column % 2 ? Math.cos(angle) : Math.sin(angle);
  }));
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
