/**
 * An eye and an ear, one net for both, and one that was trained with gaps: what they say of damaged examples.
 * anncourse/widgets/figures/damage_lab/nets.py says the same, and training.py beside it how they were trained.
 */

import { largest, softmax } from "../numbers/scores.js";
import { numbers, unrounded } from "../numbers/spelled.js";
import { dense } from "./rows.js";

export const NETS = ["eye and ear", "one net", "with gaps"], SIDE = 8, ROWS = 200;
const PIXELS = 64, TONES = 3, CLASSES = 6;

/** Scores of a net with one hidden layer of ReLUs. @param {Float64Array} x @param {number} from @param {number} size @param {Float64Array[]} parts */
function scores(x, from, size, [W, b, V, c]) {
  const a = new Float64Array(b.length), z = new Float64Array(c.length);
  dense(x, from, size, W, b, a, 0);
  for (let i = 0; i < a.length; i++) a[i] = Math.max(a[i], 0);
  dense(a, 0, a.length, V, c, z, 0);
  return z;
}

export class Damage {
  /** @param {string} text  what damage.json holds */
  constructor(text) {
    const kept = JSON.parse(text);
    this.pixels = unrounded(kept.pixels);
    this.tones = unrounded(kept.tones);
    this.labels = numbers(kept.labels);
    /** @type {Record<string, Float64Array[]>} */
    this.weights = Object.fromEntries(NETS.map((net) => [net, kept[net].map(unrounded)]));
    /** @type {Map<string, number>} */
    this.known = new Map();
  }

  /** One example, with so many rows of the picture at 0, or the sound. @param {number} example @param {number} covered @param {boolean} deaf */
  damaged(example, covered, deaf) {
    const x = new Float64Array(PIXELS + TONES);
    x.set(this.pixels.subarray(example * PIXELS + SIDE * covered, (example + 1) * PIXELS), SIDE * covered);
    if (!deaf) x.set(this.tones.subarray(example * TONES, (example + 1) * TONES), PIXELS);
    return x;
  }

  /** What a net says of an example, as shares. @param {string} net @param {Float64Array} x */
  answer(net, x) {
    const parts = this.weights[net];
    let z = scores(x, 0, net === "eye and ear" ? PIXELS : PIXELS + TONES, parts);
    if (net === "eye and ear") {
      // Shares are multiplied where scores are added.
      const heard = scores(x, PIXELS, TONES, parts.slice(4));
      z = z.map((score, i) => score + heard[i]);
    }
    return softmax(z);
  }

  /** The percentage of examples that a net has right; each once. @param {string} net @param {number} covered @param {boolean} deaf */
  right(net, covered, deaf) {
    const key = `${net} ${covered} ${deaf}`, found = this.known.get(key);
    if (found !== undefined) return found;
    let right = 0;
    for (let example = 0; example < ROWS; example++)
      right += Number(largest(this.answer(net, this.damaged(example, covered, deaf))) === this.labels[example]);
    this.known.set(key, (100 * right) / ROWS);
    return (100 * right) / ROWS;
  }
}
