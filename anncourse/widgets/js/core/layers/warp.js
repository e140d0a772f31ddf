/**
 * A hidden layer of two or three units on the plane, a neuron that learns to read it, and how three units are looked at.
 * anncourse/widgets/figures/space_warp.py says the same.
 *
 * @typedef {object} Setting
 * @property {number[]} grips      x and y of the grips of three units: each unit's line passes through its grip, square to the way there
 * @property {string} units        "2" or "3": how many take part
 * @property {number} steepness
 * @property {string} activation
 * @property {string} data         "clouds" or "ring"
 * @property {number} seed
 * @typedef {{ u: [number, number], r: number }} Unit  its direction, and how far from the middle its line is
 */

import { DATASETS } from "../datasets/data.js";
import { ACTIVATIONS } from "../neurons/activations.js";
import { Rng } from "../numbers/rng.js";

export const POINTS = 80;
/** How the reading neuron learns: its weight decay, and steps of Newton's method. */
const DECAY = 1e-3, STEPS = 25;

/** The points row by row, and their classes 0 and 1. @param {Setting} setting */
export function points({ data, seed }) {
  const rng = new Rng(seed);
  if (data === "ring") return DATASETS.circles(POINTS, { noise: 0, rng });
  const { X, y } = DATASETS.blobs(POINTS, { classes: 4, noise: 0, rng });
  return { X, y: y.map((label) => label % 2) };
}

/** @param {Setting} setting @returns {Unit[]} */
export const lines = ({ grips, units }) => Array.from({ length: Number(units) }, (_, k) => {
  const x = grips[2 * k], y = grips[2 * k + 1], r = Math.hypot(x, y);
  return { u: r ? [x / r, y / r] : [1, 0], r };
});

/** What the hidden units say of points of the plane, a row each. @param {Setting} setting @param {ArrayLike<number>} X */
export function layer(setting, X) {
  const units = lines(setting), { f } = ACTIVATIONS[setting.activation], width = units.length;
  const out = new Float64Array((X.length / 2) * width);
  for (let i = 0; i < X.length / 2; i++)
    for (let k = 0; k < width; k++) {
      const { u, r } = units[k];
      out[i * width + k] = f(setting.steepness * (X[2 * i] * u[0] + X[2 * i + 1] * u[1] - r));
    }
  return out;
}

/** Solve A x = b for a matrix that is symmetric and positive; both are overwritten. @param {number[][]} A @param {number[]} b */
function solve(A, b) {
  const n = b.length;
  for (let i = 0; i < n; i++)
    for (let r = i + 1; r < n; r++) {
      const times = A[r][i] / A[i][i];
      for (let c = i; c < n; c++) A[r][c] -= times * A[i][c];
      b[r] -= times * b[i];
    }
  for (let i = n - 1; i >= 0; i--) {
    for (let c = i + 1; c < n; c++) b[i] -= A[i][c] * b[c];
    b[i] /= A[i][i];
  }
  return b;
}

/** w . h + b for one row. @param {ArrayLike<number>} w the bias last @param {ArrayLike<number>} H @param {number} row */
function sum(w, H, row) {
  const width = w.length - 1;
  let total = w[width];
  for (let k = 0; k < width; k++) total += w[k] * H[row * width + k];
  return total;
}

/** Slope and curvature of the loss at w. @param {Float64Array} H @param {ArrayLike<number>} y @param {number[]} w @returns {[number[][], number[]]} */
function around(H, y, w) {
  const size = w.length, width = size - 1, n = y.length, { f } = ACTIVATIONS.sigmoid;
  const bend = w.map((_, j) => w.map((_, k) => (j === k ? DECAY : 0))), slope = w.map((value) => DECAY * value);
  for (let i = 0; i < n; i++) {
    const p = f(sum(w, H, i)), weight = (p * (1 - p)) / n;
    for (let j = 0; j < size; j++) {
      const hj = j < width ? H[i * width + j] : 1;
      slope[j] += (hj * (p - y[i])) / n;
      for (let k = 0; k < size; k++) bend[j][k] += weight * hj * (k < width ? H[i * width + k] : 1);
    }
  }
  return [bend, slope];
}

/** Weights and bias of a logistic regression, by Newton's method. @param {Float64Array} H @param {ArrayLike<number>} y */
export function logistic(H, y) {
  let w = new Array(H.length / y.length + 1).fill(0);
  for (let t = 0; t < STEPS; t++) {
    const step = solve(...around(H, y, w));
    w = w.map((value, k) => value - step[k]);
  }
  return w;
}

/** How far each row lies on class 1's side of the cut. @param {number[]} w @param {Float64Array} H */
export const sides = (w, H) => Float64Array.from({ length: H.length / (w.length - 1) }, (_, i) => sum(w, H, i));

/** How many points the reading neuron gets right. @param {number[]} w @param {Float64Array} H @param {ArrayLike<number>} y */
export const right = (w, H, y) => sides(w, H).reduce((count, side, i) => count + Number(Number(side > 0) === y[i]), 0);

const dot = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a.reduce((total, value, k) => total + value * b[k], 0);
const length = (/** @type {number[]} */ a) => Math.sqrt(dot(a, a));

/** Two directions from which the cut through three units is seen as a line: the second is square to it. @param {number[]} w @returns {[number[], number[]]} */
export function along(w) {
  const normal = w.slice(0, 3), size = length(normal);
  const square = size ? normal.map((value) => value / size) : [0, 0, 1];
  const lean = dot([1, -1, 0], square);
  let side = [1, -1, 0].map((value, k) => value - lean * square[k]);
  if (length(side) < 1e-6) side = [0, 0, 1];
  const long = length(side);
  return [side.map((value) => value / long), square];
}

/** Hidden rows as they are seen: two numbers each. @param {number[]} w @param {Float64Array} H */
export function look(w, H) {
  if (w.length === 3) return H;
  const ways = along(w);
  const out = new Float64Array((2 * H.length) / 3);
  for (let i = 0; i < out.length; i++) {
    const [a, b, c] = ways[i % 2], at = 3 * (i >> 1);
    out[i] = a * H[at] + b * H[at + 1] + c * H[at + 2];
  }
  return out;
}

/** How far apart class 1's two halves, left and right of the middle, lie in the hidden space. @param {Float64Array} X @param {ArrayLike<number>} y @param {Float64Array} H */
export function apart(X, y, H) {
  const width = H.length / y.length;
  const means = [-1, 1].map((sign) => {
    const rows = Array.from(y, (_, i) => i).filter((i) => y[i] === 1 && X[2 * i] * sign > 0);
    return Array.from({ length: width }, (_, k) => rows.reduce((total, i) => total + H[i * width + k], 0) / Math.max(1, rows.length));
  });
  return length(means[0].map((value, k) => value - means[1][k]));
}
