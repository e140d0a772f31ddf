/**
 * The sentence, its keys and values, and what the query reads from it. attention_pad.py says the same.
 *
 * @typedef {object} State
 * @property {number[]} query
 * @property {number[]} word_keys two numbers for each word
 * @property {number} width
 * @property {boolean} root
 * @property {boolean} positions
 * @property {number} shuffle
 * @property {number} seed
 */

import { Rng } from "../../core/numbers/rng.js";
import { attention, positions } from "../../core/sequences/attention.js";

export const WORDS = ["the", "cat", "sat", "on", "mat"];
export const VALUES = [1, 9, 4, 2, 7];
const SENTENCE = [0, 1, 2, 3, 0, 4], WIDEST = 256;

/** The words of all places, by their numbers. @param {State} state */
export const order = ({ shuffle }) => (shuffle ? Array.from(new Rng(shuffle).permutation(SENTENCE.length), (i) => SENTENCE[i]) : SENTENCE);

/** Where the place moves each token in the plane. */
export const STEPS = positions(SENTENCE.length, 2);

/** @type {{ seed: number, rows: Float64Array[] }} */
let last = { seed: -1, rows: [] };
/** What no hand sets: a row for the query, and one for each word. @param {number} seed */
function drawn(seed) {
  if (last.seed === seed) return last.rows;
  const rng = new Rng(seed), rows = [0, ...WORDS].map(() => rng.normal(0, 1, WIDEST - 2));
  last = { seed, rows };
  return rows;
}

/** The two numbers of a word's key that a hand sets. @param {State} state @param {number} word */
export const key = ({ word_keys: all }, word) => all.slice(2 * word, 2 * word + 2);

/** The words of all places, how much of each is read, and what is read in all. @param {State} state */
export function look(state) {
  const { query, width, root, seed } = state, rows = drawn(seed), words = order(state);
  const whole = (/** @type {number[]} */ hand, /** @type {Float64Array} */ rest) => Float64Array.of(...hand, ...rest.subarray(0, width - 2));
  const keys = words.map((word) => whole(key(state, word), rows[1 + word]));
  if (state.positions) positions(words.length, width).forEach((row, place) => row.forEach((number, i) => (keys[place][i] += number)));
  return { words, ...attention(whole(query, rows[0]), keys, words.map((word) => VALUES[word]), root) };
}
