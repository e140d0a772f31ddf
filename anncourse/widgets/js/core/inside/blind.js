/**
 * A net of unknown kind, its weights drawn and never trained, and four probes: shift, far, order, cut.
 * anncourse/widgets/figures/which_network/blind.py says the same with the package's layers.
 */

import { sigmoid } from "../neurons/activations.js";
import { Rng } from "../numbers/rng.js";
import { tanh } from "../numbers/tanh.js";

/** @typedef {"feedforward" | "convolutional" | "modular" | "radial" | "recurrent"} Kind */
/** @typedef {{ shift: number, far: number, order: string, cut: number }} Probes */
/** What the parts say to pictures that are shown one after the other. @typedef {(shown: Float64Array[]) => Float64Array[]} Parts */

export const CELLS = 16, PARTS = 4, OWN = 4, FARTHEST = 8, MOST_SHIFT = 4;
export const ORDERS = ["ABC", "BCA", "CAB"];
/** What nobody sees in two decimals, and what nobody overlooks. */
export const NOTHING = 0.002, SOMETHING = 0.03;
/** @type {Probes} */
export const UNPROBED = { shift: 0, far: 1, order: "ABC", cut: 0 };
const WIDTH = 0.4;

/** Cell and ink of each picture; one more for the center that lies elsewhere. @type {Record<string, [number, number][]>} */
const INK = {
  A: [[1, 0.4], [2, 0.7], [3, 1]],
  B: [[8, 0.6], [9, 1], [10, 0.6]],
  C: [[5, 1], [6, 0.5], [9, 0.5], [10, 1]],
  elsewhere: [[12, 1], [13, 0.3], [14, 1]],
};

/** The sixteen cells of A, B or C. @param {string} name @param {number} [shift] @param {number} [far] */
export function picture(name, shift = 0, far = 1) {
  const cells = new Float64Array(CELLS);
  for (const [cell, ink] of INK[name]) cells[(cell + shift) % CELLS] = far * ink;
  return cells;
}

/** Column j of a table with n columns, weighed by x. @param {Float64Array} W @param {ArrayLike<number>} x @param {number} n @param {number} j @param {number} [from] */
function sum(W, x, n, j, from = 0) {
  let z = 0;
  for (let i = 0; i < x.length; i++) z += x[i] * W[from + i * n + j];
  return z;
}

const each = (/** @type {(j: number) => number} */ of, n = PARTS) => Float64Array.from({ length: n }, (_, j) => of(j));

/** @type {Record<Kind, (rng: Rng) => Parts>} */
const DRAW = {
  feedforward(rng) {
    const W = rng.normal(0, 1, CELLS * PARTS);
    return (shown) => shown.map((x) => each((j) => tanh(sum(W, x, PARTS, j))));
  },
  convolutional(rng) {
    const W = rng.normal(0, 1, 3 * PARTS);
    return (shown) => shown.map((x) => each((j) => {
      let total = 0;
      for (let at = 0; at < CELLS; at++) total += tanh(sum(W, [x[at - 1] ?? 0, x[at], x[at + 1] ?? 0], PARTS, j));
      return total / CELLS;
    }));
  },
  modular(rng) {
    const modules = Array.from({ length: PARTS }, () => ({ W: rng.normal(0, 1, OWN * 3), v: rng.normal(0, 1, 3) }));
    return (shown) => shown.map((x) => each((j) => {
      const { W, v } = modules[j], own = x.subarray(OWN * j, OWN * (j + 1));
      return sum(v, each((k) => tanh(sum(W, own, 3, k)), 3), 1, 0);
    }));
  },
  radial(rng) {
    const near = Object.keys(INK), centers = Array.from(rng.permutation(PARTS), (i) => picture(near[i]));
    for (const center of centers) for (let i = 0; i < CELLS; i++) center[i] += 0.1 * rng.standardNormal();
    return (shown) => shown.map((x) => each((j) => {
      const square = x.reduce((total, value, i) => total + (value - centers[j][i]) ** 2, 0);
      return Math.exp(-square / (2 * WIDTH * WIDTH));
    }));
  },
  recurrent(rng) {
    const W = rng.normal(0, 1, CELLS * PARTS), U = rng.normal(0, 1, PARTS * PARTS);
    return (shown) => {
      let h = new Float64Array(PARTS);
      return shown.map((x) => (h = each((j) => tanh(sum(W, x, PARTS, j) + sum(U, h, PARTS, j)))));
    };
  },
};
export const KINDS = /** @type {Kind[]} */ (Object.keys(DRAW));
const GAINS = { feedforward: 1, convolutional: 6, modular: 1.2, radial: 1.6, recurrent: 1 };

/** Whether a shift changes nothing, far answers meet, order counts, and a cut leaves an answer alone that it could have changed. */
const SIGNATURES = /** @type {Record<string, Kind>} */ ({
  "0000": "feedforward", "1000": "convolutional", "0001": "modular", "0101": "radial", "0010": "recurrent",
});

/** How far the answers lie apart. @param {number[]} answers */
export const apart = (answers) => Math.max(...answers) - Math.min(...answers);

/** The net of a seed: four parts and one answer, sigmoid(sum_k v_k part_k + c). */
export class Blind {
  parts = /** @type {Parts} */ (() => []);
  v = new Float64Array(PARTS);
  c = 0;
  before = [0, 0, 0];

  /** @param {number} seed */
  constructor(seed) {
    const rng = new Rng(seed);
    this.kind = KINDS[rng.integers(0, KINDS.length)];
    do this.draw(rng);
    while (!this.isClear());
  }

  /** All weights once. @param {Rng} rng */
  draw(rng) {
    this.parts = DRAW[this.kind](rng);
    const signs = rng.uniform(0, 1, PARTS), strength = rng.uniform(0, 1, PARTS);
    this.v = each((k) => GAINS[this.kind] * (signs[k] < 0.5 ? -1 : 1) * (1 + strength[k]));
    this.c = rng.random() - 0.5;
    this.before = this.answers(UNPROBED);
  }

  /** What it answers to A, B and C, which are shown one after the other. @param {Probes} probes @returns {number[]} */
  answers({ shift, far, order, cut }) {
    const v = this.v.map((weight, k) => (k === cut - 1 ? 0 : weight));
    const found = this.parts([...order].map((name) => picture(name, shift, far))).map((part) => sigmoid(sum(v, part, 1, 0) + this.c));
    return [..."ABC"].map((name) => found[order.indexOf(name)]);
  }

  /** By how much each answer moves. @param {Partial<Probes>} probe */
  changes(probe) {
    return this.answers({ ...UNPROBED, ...probe }).map((answer, i) => Math.abs(answer - this.before[i]));
  }

  /** No probe whispers, and the kind can be told. */
  isClear() {
    const shifts = each((s) => Math.max(...this.changes({ shift: s + 1 })), MOST_SHIFT);
    const orders = ORDERS.slice(1).map((order) => Math.max(...this.changes({ order })));
    const cuts = Array.from({ length: PARTS }, (_, k) => this.changes({ cut: k + 1 }));
    const far = apart(this.answers({ ...UNPROBED, far: FARTHEST })), [a, b, c] = this.before;
    const leaves = cuts.some((moved) => Math.min(...moved) <= NOTHING && Math.max(...moved) > NOTHING);
    const signature = [shifts[2] <= NOTHING, far <= NOTHING, orders[0] > NOTHING, leaves].map(Number).join("");
    return [...shifts, ...orders, ...cuts.flat(), far].every((size) => size <= NOTHING || size >= SOMETHING)
      && Math.min(Math.abs(a - b), Math.abs(b - c), Math.abs(a - c)) >= SOMETHING && SIGNATURES[signature] === this.kind;
  }
}

/** @type {Map<number, Blind>} */
const drawn = new Map();

/** The net of a seed, drawn once. @param {number} seed */
export function blind(seed) {
  const found = drawn.get(seed) ?? new Blind(seed);
  drawn.set(seed, found);
  return found;
}
