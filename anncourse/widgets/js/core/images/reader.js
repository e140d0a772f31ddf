/**
 * A small network that reads digits, the sheet to draw one on, and the pixels that hurt most.
 * anncourse/widgets/figures/tiny_cnn/reader.py says the same.
 */

import { Rng } from "../numbers/rng.js";
import { largest, softmax } from "../numbers/scores.js";
import { numbers } from "../numbers/spelled.js";
import { ConvNet } from "./convnet.js";

/** Pixels of what the network sees and of the sheet; digits held out; kernels. */
export const SIDE = 8, PAD = 16, HELD = 300, KERNELS = [8, 16];
const DIGITS = 10;

/** @typedef {{ pixels: string, labels: string }} Given  a letter a pixel, a figure a digit */

export class Reader {
  /** @param {Given} given */
  constructor({ pixels, labels }) {
    this.X = numbers(pixels).map((level) => level / 16);
    this.y = Int32Array.from(labels, Number);
    const blocks = KERNELS.map((kernels) => ({ kernels, size: /** @type {[number, number]} */ ([3, 3]), same: true, pool: 2 }));
    this.net = new ConvNet({ rows: SIDE, cols: SIDE, blocks, classes: DIGITS });
  }

  /** A held-out digit, from 1 on. @param {number} example */
  held(example) {
    const at = (this.y.length - HELD + example - 1) * SIDE * SIDE;
    return this.X.subarray(at, at + SIDE * SIDE);
  }
  /** What it is. @param {number} example */
  label(example) { return this.y[this.y.length - HELD + example - 1]; }

  /** The probabilities of the ten digits, picture by picture. @param {Float64Array} pictures */
  answers(pictures) {
    const z = this.net.forward(pictures);
    for (let from = 0; from < z.length; from += DIGITS) softmax(z.subarray(from, from + DIGITS));
    return z;
  }

  /** How sure it is of each held-out digit, and whether it is right. */
  heldOut() {
    const found = this.answers(this.X.subarray(-HELD * SIDE * SIDE)), sure = new Float64Array(HELD), right = new Uint8Array(HELD);
    for (let i = 0; i < HELD; i++) {
      const row = found.subarray(DIGITS * i, DIGITS * (i + 1)), best = largest(row);
      sure[i] = row[best];
      right[i] = Number(best === this.label(i + 1));
    }
    return { sure, right };
  }

  /** The pixel whose change helps another digit most; -1 if all are changed. @param {Float64Array} picture @param {number[]} changes */
  worst(picture, changes) {
    const base = largest(this.answers(picture)), free = Array.from(picture.keys()).filter((place) => !changes.includes(place));
    if (!free.length) return -1;
    const tried = new Float64Array(free.length * picture.length);
    free.forEach((place, i) => tried.set(changed(picture, [...changes, place]), i * picture.length));
    const z = this.net.forward(tried);
    return free[largest(free.map((_, i) => {
      const row = Array.from(z.subarray(DIGITS * i, DIGITS * (i + 1))), own = row.splice(base, 1)[0];
      return Math.max(...row) - own;
    }))];
  }
}

/** Draw the weights to begin with, and the order of the digits in each epoch. @param {Reader} reader @param {number} seed @param {number} epochs @returns {Int32Array[]} */
export function begin({ net, y }, seed, epochs) {
  const rng = new Rng(seed);
  net.draw(rng);
  return Array.from({ length: epochs }, () => rng.permutation(y.length - HELD));
}

/** A picture some of whose pixels are full where they were pale, or empty where they were dark. @param {Float64Array} picture @param {number[]} changes */
export function changed(picture, changes) {
  const out = picture.slice();
  for (const place of changes) out[place] = picture[place] <= 0.5 ? 1 : 0;
  return out;
}

/** A drawing as the data are: as large as fits, in the middle. @param {number[]} ink  pixels of the sheet, row by row */
export function centered(ink) {
  const rows = ink.map((place) => Math.floor(place / PAD)), cols = ink.map((place) => place % PAD);
  const ends = [rows, cols].map((at) => [Math.min(...at), Math.max(...at) + 1]);
  const side = Math.max(SIDE, ...ends.map(([start, end]) => end - start));
  const [down, right] = ends.map(([start, end]) => cover((start + end) / 2, side / SIDE)), out = new Float64Array(SIDE * SIDE);
  for (const place of new Set(ink))
    for (let r = 0; r < SIDE; r++)
      for (let c = 0; c < SIDE; c++) out[r * SIDE + c] += down[r][Math.floor(place / PAD)] * right[c][place % PAD];
  return out;
}

/** What share of each of the 8 new pixels each of the 16 old ones covers. @param {number} middle @param {number} width of a new one */
const cover = (middle, width) => Array.from({ length: SIDE }, (_, k) => Float64Array.from({ length: PAD }, (_, old) => {
  const start = middle + (k - SIDE / 2) * width;
  return Math.max(Math.min(start + width, old + 1) - Math.max(start, old), 0) / width;
}));
