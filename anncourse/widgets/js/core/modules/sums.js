/**
 * Three nets that add two pictures of digits, and how often they are right.
 * anncourse/widgets/figures/module_lab/nets.py says the same, and tells how they were trained.
 */

import { largest, softmax } from "../numbers/scores.js";
import { numbers, unrounded } from "../numbers/spelled.js";
import { dense } from "./rows.js";

export const DIGITS = 10, HANDS = 10, HIDDEN = 24, SUMS = 2 * DIGITS - 1;
const PIXELS = 64, PICTURES = DIGITS * HANDS;

/** A hidden layer's sums for every picture. @param {Float64Array} pictures @param {Float64Array} W @param {ArrayLike<number>} b */
function sums(pictures, W, b) {
  const z = new Float64Array(PICTURES * HIDDEN);
  for (let p = 0; p < PICTURES; p++) dense(pictures, p * PIXELS, PIXELS, W, b, z, p * HIDDEN);
  return z;
}

/** Shares of the sums, from the shares of two digits. @param {ArrayLike<number>} left @param {ArrayLike<number>} right */
export function added(left, right) {
  const found = new Float64Array(SUMS);
  for (let i = 0; i < DIGITS; i++) for (let j = 0; j < DIGITS; j++) found[i + j] += left[i] * right[j];
  return found;
}

export class Sums {
  /** @param {string} text  what sums.json holds */
  constructor(text) {
    const kept = JSON.parse(text);
    this.pictures = numbers(kept.pictures).map((place) => place / 16);
    this.unseen = Uint8Array.from(kept.unseen, Number);
    /** @param {string} net @returns {Float64Array[]} */
    this.weights = (net) => kept[net].map(unrounded);
    /** @type {Record<string, { parts: Float64Array[], first: Float64Array[] }>} */
    this.known = {};
  }

  /** A net's weights, and what its hidden layer makes of each picture on the left and on the right. @param {string} net */
  net(net) {
    if (this.known[net]) return this.known[net];
    const parts = this.weights(net), none = new Float64Array(HIDDEN), half = PIXELS * HIDDEN;
    const first = net === "one net"
      ? [sums(this.pictures, parts[0].subarray(0, half), parts[1]), sums(this.pictures, parts[0].subarray(half), none)]
      : [sums(this.pictures, parts[0], parts[1]), sums(this.pictures, parts[4], parts[5])];
    return (this.known[net] = { parts, first });
  }

  /** What both modules say of every picture, (100, 10) each: shares of "modules", scores of "learned adder". @param {string} net @param {number} broken  hidden units of the left module that are silent */
  reads(net, broken) {
    const { parts, first } = this.net(net);
    return [0, 1].map((side) => {
      const a = first[side].map((z, i) => (side === 0 && i % HIDDEN < broken ? 0 : Math.max(z, 0))), out = new Float64Array(PICTURES * DIGITS);
      for (let p = 0; p < PICTURES; p++) {
        dense(a, p * HIDDEN, HIDDEN, parts[4 * side + 2], parts[4 * side + 3], out, p * DIGITS);
        if (net === "modules") softmax(out.subarray(p * DIGITS, (p + 1) * DIGITS));
      }
      return out;
    });
  }

  /** A function of two pictures that gives what the net says of their sum. @param {string} net @param {number} broken @returns {(left: number, right: number) => Float64Array} */
  adder(net, broken) {
    const { parts, first } = this.net(net), [W, b] = parts.slice(-2);
    if (net === "one net") {
      const a = new Float64Array(HIDDEN);
      return (left, right) => {
        for (let j = 0; j < HIDDEN; j++) a[j] = j < broken ? 0 : Math.max(first[0][left * HIDDEN + j] + first[1][right * HIDDEN + j], 0);
        return this.last(a, W, b);
      };
    }
    const [lefts, rights] = this.reads(net, broken), both = new Float64Array(2 * DIGITS);
    if (net === "modules") return (left, right) => added(lefts.subarray(left * DIGITS, (left + 1) * DIGITS), rights.subarray(right * DIGITS, (right + 1) * DIGITS));
    return (left, right) => {
      for (let k = 0; k < DIGITS; k++) {
        both[k] = Math.max(lefts[left * DIGITS + k], 0);
        both[DIGITS + k] = Math.max(rights[right * DIGITS + k], 0);
      }
      return this.last(both, W, b);
    };
  }

  /** @private @param {Float64Array} a @param {Float64Array} W @param {Float64Array} b */
  last(a, W, b) {
    const z = new Float64Array(SUMS);
    dense(a, 0, a.length, W, b, z, 0);
    return softmax(z);
  }

  /** How many of the ten hands are right, for each pair (left digit, right digit). @param {string} net @param {number} broken */
  table(net, broken) {
    const answer = this.adder(net, broken), right = new Uint8Array(DIGITS * DIGITS);
    for (let i = 0; i < DIGITS; i++)
      for (let j = 0; j < DIGITS; j++)
        for (let hand = 0; hand < HANDS; hand++)
          if (largest(answer(i * HANDS + hand, j * HANDS + hand)) === i + j) right[i * DIGITS + j]++;
    return right;
  }

  /** The percentage of right sums. @param {Uint8Array} table @param {number} unseen  1: over the pairs that training never showed */
  rate(table, unseen) {
    const cells = table.filter((_, i) => this.unseen[i] === unseen);
    return (100 / HANDS) * (cells.reduce((sum, n) => sum + n, 0) / cells.length);
  }

  /** The percentage of digits that the left and the right module read right. @param {number} broken */
  readRight(broken) {
    return this.reads("modules", broken).map((all) => {
      let right = 0;
      for (let p = 0; p < PICTURES; p++) right += Number(largest(all.subarray(p * DIGITS, (p + 1) * DIGITS)) === Math.floor(p / HANDS));
      return (100 * right) / PICTURES;
    });
  }
}
