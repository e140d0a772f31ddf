/**
 * Forty mixtures of experts on three lines: alike but for the weights they start from. Every gate and every expert is a line; Adam,
 * with all points in every step, so that an epoch is a step. anncourse/widgets/figures/router_race/race.py says the same.
 */

import { Rng } from "../numbers/rng.js";
import { largest, softmax } from "../numbers/scores.js";
import { Adam } from "../training/optimizers.js";

/** @typedef {{ experts: number, balance: string, seed: number }} Kind */

export const RUNS = 40, POINTS = 60, CELLS = 121;
const RATE = 0.1, NOISE = 0.05;
/** An expert that answers alone this far off the lines has a piece of its own. */
export const NEAR = 0.2;

/** The three lines. @param {number} x */
export const line = (x) => (x < -1 / 3 ? -0.8 + 1.2 * (x + 1) : x < 1 / 3 ? 0.8 - 1.5 * (x + 1 / 3) : -0.6 + 1.5 * (x - 1 / 3));

const draws = /* @__PURE__ */ new Rng(0);
export const X = /* @__PURE__ */ draws.uniform(-1, 1, POINTS);
export const Y = /* @__PURE__ */ X.map((x) => line(x) + NOISE * draws.standardNormal());
export const GRID = /* @__PURE__ */ Float64Array.from({ length: CELLS }, (_, i) => -1 + (2 * i) / (CELLS - 1));
const TRUTH = /* @__PURE__ */ GRID.map(line);

/** Each expert's share at x, into `g`. @param {Float64Array} w  slopes and intercepts of the gate, then of the experts @param {number} at @param {number} k @param {number} x @param {Float64Array} g */
function gate(w, at, k, x, g) {
  for (let j = 0; j < k; j++) g[j] = x * w[at + j] + w[at + k + j];
  softmax(g);
}

/** What experts say at x, blended or by the one with the largest share. @param {Float64Array} w @param {number} at @param {number} k @param {number} x @param {Float64Array} g @param {boolean} alone */
function answer(w, at, k, x, g, alone) {
  gate(w, at, k, x, g);
  const says = (/** @type {number} */ j) => x * w[at + 2 * k + j] + w[at + 3 * k + j];
  if (alone) return says(largest(g));
  let y = 0;
  for (let j = 0; j < k; j++) y += g[j] * says(j);
  return y;
}

/** Forty sets of weights, whatever has trained them. */
export class Runs {
  /** @param {number} experts @param {Float64Array} weights  run after run: slopes and intercepts of the gate's scores, then those of the experts */
  constructor(experts, weights) {
    this.experts = experts;
    this.weights = weights;
    this.runs = weights.length / (4 * experts);
  }

  /** Shares of the experts at x. @param {number} run @param {number} x */
  gate(run, x) {
    const g = new Float64Array(this.experts);
    gate(this.weights, 4 * this.experts * run, this.experts, x, g);
    return g;
  }

  /** What one expert says at x. @param {number} run @param {number} expert @param {number} x */
  says(run, expert, x) {
    const at = 4 * this.experts * run + 2 * this.experts + expert;
    return x * this.weights[at] + this.weights[at + this.experts];
  }

  /** What a run answers at many x. @param {number} run @param {Float64Array} xs @param {boolean} alone */
  answers(run, xs, alone) {
    const g = new Float64Array(this.experts);
    return xs.map((x) => answer(this.weights, 4 * this.experts * run, this.experts, x, g, alone));
  }

  /** How far each run is off the lines, as a root mean square. @param {boolean} alone */
  errors(alone) { return this.each((run) => Math.sqrt(square(this.answers(run, GRID, alone), TRUTH))); }

  /** Each run's mean squared error on the points it learns from. */
  losses() { return this.each((run) => square(this.answers(run, X, false), Y)); }

  /** How much each expert of a run is used on the points. @param {number} run */
  shares(run) {
    const sum = new Float64Array(this.experts), g = new Float64Array(this.experts);
    for (const x of X) {
      gate(this.weights, 4 * this.experts * run, this.experts, x, g);
      g.forEach((share, j) => (sum[j] += share / POINTS));
    }
    return sum;
  }

  /** What a reader may ask about all runs. @param {boolean} alone */
  summary(alone) {
    const errors = this.errors(alone), losses = this.losses();
    return {
      errors,
      "median": median(errors),
      "specialists": this.errors(true).filter((error) => error < NEAR).length,
      "least used": median(this.each((run) => Math.min(...this.shares(run)))),
      "best": losses.indexOf(Math.min(...losses)),
    };
  }

  /** @private @param {(run: number) => number} of */
  each(of) { return Float64Array.from({ length: this.runs }, (_, run) => of(run)); }
}

export class Race extends Runs {
  /** @param {Kind} kind @param {number} [runs] */
  constructor({ experts, balance, seed }, runs = RUNS) {
    super(experts, new Float64Array(4 * experts * runs));
    const rng = new Rng(seed), gate = Math.sqrt(6 / (1 + experts)), each = Math.sqrt(6 / 2);
    for (let run = 0; run < runs; run++) {
      this.weights.set(rng.uniform(-gate, gate, experts), 4 * experts * run);
      this.weights.set(rng.uniform(-each, each, experts), 4 * experts * run + 2 * experts);
    }
    this.balance = Number(balance);
    this.grads = new Float64Array(this.weights.length);
    this.adam = new Adam({ lr: RATE });
    this.g = new Float64Array(POINTS * experts);
    this.dy = new Float64Array(POINTS);
  }

  /** @param {number} epochs */
  train(epochs) {
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let run = 0; run < this.runs; run++) this.gradient(run);
      this.adam.step(this.weights, this.grads);
    }
  }

  /** Of the mean squared error, and of the penalty. @private @param {number} run */
  gradient(run) {
    const { experts: k, weights: w, grads, g, dy } = this, at = 4 * k * run, used = new Float64Array(k);
    for (let i = 0; i < POINTS; i++) {
      const row = g.subarray(i * k, (i + 1) * k);
      dy[i] = (2 / POINTS) * (answer(w, at, k, X[i], row, false) - Y[i]);
      for (let j = 0; j < k; j++) used[j] += row[j];
    }
    const total = used.reduce((sum, u) => sum + u, 0), squares = used.reduce((sum, u) => sum + u * u, 0);
    const push = used.map((u) => ((this.balance * 2 * k) / total ** 2) * (u - squares / total));
    grads.fill(0, at, at + 4 * k);
    for (let i = 0; i < POINTS; i++) this.point(at, i, push);
  }

  /** What one point adds to the gradient of a run. @private @param {number} at @param {number} i @param {Float64Array} push  of the penalty, on each expert's share */
  point(at, i, push) {
    const { experts: k, weights: w, grads, g, dy } = this, x = X[i], row = i * k;
    let mean = 0;
    for (let j = 0; j < k; j++) mean += g[row + j] * (dy[i] * (x * w[at + 2 * k + j] + w[at + 3 * k + j]) + push[j]);
    for (let j = 0; j < k; j++) {
      const dz = g[row + j] * (dy[i] * (x * w[at + 2 * k + j] + w[at + 3 * k + j]) + push[j] - mean), de = g[row + j] * dy[i];
      grads[at + j] += x * dz;
      grads[at + k + j] += dz;
      grads[at + 2 * k + j] += x * de;
      grads[at + 3 * k + j] += de;
    }
  }
}

/** @param {Float64Array} a @param {Float64Array} b */
const square = (a, b) => a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0) / a.length;

/** @param {Float64Array} values */
function median(values) {
  const sorted = values.toSorted(), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
