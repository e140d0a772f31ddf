/**
 * A network that paints a photograph: from where a pixel is to what color it has. Half the pixels are held out.
 * anncourse/widgets/figures/paint_the_cat/painter.py says the same.
 */

import { mse } from "./losses.js";
import { Mlp } from "../layers/mlp.js";
import { Adam } from "./optimizers.js";
import { Rng } from "../numbers/rng.js";
import { numbers } from "../numbers/spelled.js";
import { Trainer } from "./train.js";

/** @typedef {{ rows: number, cols: number, colors: Float64Array, seen: Uint8Array }} Task  row by row; three colors a pixel, 0 to 1 */
/** @typedef {{ inputs: string, frequency: number, seed: number }} Kind */

/** Waves, each as a sine and a cosine; units of both hidden layers; and how the net learns. */
export const WAVES = 32, UNITS = 48;
const RATE = 0.005, BATCH = 64;
/** Rows and columns from a pixel to the farthest of its neighbors. */
const REACH = 2;

/** A picture written as letters of 64 shades, and the half of it that training sees. @param {string} text @param {number} cols @param {number} seed @returns {Task} */
export function task(text, cols, seed) {
  const colors = numbers(text).map((shade) => shade / 63), n = colors.length / 3;
  const seen = new Uint8Array(n).fill(1);
  for (const pixel of new Rng(seed).permutation(n).subarray(0, n >> 1)) seen[pixel] = 0;
  return { rows: n / cols, cols, colors, seen };
}

/** Where the pixels are: the middle at 0, the longer side from -1 to 1, y upward. @param {Task} task */
function places({ rows, cols }) {
  const half = Math.max(rows, cols) / 2;
  return Float64Array.from({ length: 2 * rows * cols }, (_, i) => {
    const row = Math.floor(i / 2 / cols), col = (i >> 1) % cols;
    return (i % 2 ? rows / 2 - (row + 0.5) : col + 0.5 - cols / 2) / half;
  });
}

/** sin and cos of x B: first all sines, then all cosines. @param {Float64Array} X @param {Float64Array} B (2, waves) */
export function waves(X, B) {
  const count = B.length / 2, out = new Float64Array(X.length * count);
  for (let i = 0; i < X.length / 2; i++)
    for (let k = 0; k < count; k++) {
      const angle = X[2 * i] * B[k] + X[2 * i + 1] * B[count + k], at = 2 * count * i + k;
      out[at] = Math.sin(angle);
      out[at + count] = Math.cos(angle);
    }
  return out;
}

/** Decibels above a mean squared error of 1, over the pixels that count. @param {ArrayLike<number>} painted @param {Task} task @param {number} which 1 for those seen, 0 for those held out */
export function decibels(painted, { colors, seen }, which) {
  let sum = 0, count = 0;
  for (let i = 0; i < colors.length; i++)
    if (seen[Math.floor(i / 3)] === which) {
      sum += (painted[i] - colors[i]) ** 2;
      count++;
    }
  return -10 * Math.log10(sum / count);
}

/** Each pixel as the mean of the seen ones around it, weighted by 1 / distance^4: nothing is learned. @param {Task} task */
export function neighbors({ rows, cols, colors, seen }) {
  const out = new Float64Array(colors.length);
  for (let pixel = 0; pixel < seen.length; pixel++) {
    const row = Math.floor(pixel / cols), col = pixel % cols;
    let total = 0;
    for (let r = Math.max(row - REACH, 0); r <= Math.min(row + REACH, rows - 1); r++)
      for (let c = Math.max(col - REACH, 0); c <= Math.min(col + REACH, cols - 1); c++) {
        const square = (r - row) ** 2 + (c - col) ** 2, other = r * cols + c;
        if (!square || !seen[other]) continue;
        total += 1 / square ** 2;
        for (let k = 0; k < 3; k++) out[3 * pixel + k] += colors[3 * other + k] / square ** 2;
      }
    for (let k = 0; k < 3; k++) out[3 * pixel + k] = total ? out[3 * pixel + k] / total : 0.5;
  }
  return out;
}

export class Painter {
  /** @param {Task} task @param {Kind} kind */
  constructor(task, { inputs, frequency, seed }) {
    const rng = new Rng(seed), X = places(task);
    this.task = task;
    this.X = inputs === "waves" ? waves(X, rng.normal(0, frequency, 2 * WAVES)) : X;
    const width = this.X.length / task.seen.length;
    this.net = new Mlp([width, UNITS, UNITS, 3], { activation: "relu", rng });
    const shown = (/** @type {Float64Array} */ table, /** @type {number} */ size) => table.filter((_, i) => task.seen[Math.floor(i / size)]);
    this.trainer = new Trainer(this.net, shown(this.X, width), shown(task.colors, 3), { loss: mse, optimizer: new Adam({ lr: RATE }), batchSize: BATCH, rng });
  }

  /** @param {number} epochs */
  train(epochs) { for (let i = 0; i < epochs; i++) this.trainer.epoch(); }

  /** What it paints: colors from 0 to 1, row by row. */
  paint() { return this.net.forward(this.X).map((color) => Math.max(0, Math.min(color, 1))); }
}
