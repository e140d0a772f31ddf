/**
 * What the assistant's network sees of a sentence, and its one layer, as in anncourse/assistant/features.py and bag.py:
 * z = b + sum_i x_i W_i, where i is the hash of a feature.
 */
import { spoken } from "./words.js";

/** @typedef {{ numbers: number[], weights: number[] }} Seen */
/** @typedef {Map<string, string[]>} Families */

export const BUCKETS = 8192;

/** The number of a feature: FNV-1a. @param {string} feature */
export function bucket(feature) {
  let code = 2166136261;
  for (const letter of feature) code = Math.imul(code ^ /** @type {number} */ (letter.codePointAt(0)), 16777619) >>> 0;
  return ((code ^ (code >>> 13)) >>> 0) % BUCKETS;
}

/** What one word shows: itself, its families, its pieces. @param {string} word @param {Families} families */
export function wordFeatures(word, families) {
  const shown = [word, ...(families.get(word) ?? []).map((name) => `=${name}`)];
  if (word === "#") return shown;
  const whole = [..."<" + word + ">"];
  for (const size of [3, 4, 5]) for (let i = 0; i + size <= whole.length; i++) shown.push(whole.slice(i, i + size).join(""));
  return shown;
}

/** Neighbors; a word with a family stands for its family. @param {string[]} spelled @param {Families} families */
export function pairs(spelled, families) {
  const seats = [["^"], ...spelled.map((word) => families.get(word)?.map((name) => `=${name}`) ?? [word]), ["$"]];
  return seats.slice(1).flatMap((there, i) => seats[i].flatMap((left) => there.map((right) => `${left} ${right}`)));
}

/** The numbers of a sentence's features, and how much each counts. @param {string} text @param {Families} families @returns {Seen} */
export function seen(text, families) {
  const spelled = spoken(text), counted = /** @type {Map<number, number>} */ (new Map());
  /** @param {string} feature @param {number} weight */
  const count = (feature, weight) => counted.set(bucket(feature), Math.max(counted.get(bucket(feature)) ?? 0, weight));
  for (const word of spelled) for (const feature of wordFeatures(word, families)) count(feature, feature === word || feature[0] === "=" ? 3 : 1);
  for (const feature of pairs(spelled, families)) count(feature, 2);
  const numbers = [...counted.keys()].sort((a, b) => a - b), raw = numbers.map((i) => counted.get(i) ?? 0), long = Math.hypot(...raw);
  return { numbers, weights: raw.map((weight) => weight / long) };
}

/** z for one bag. @param {{ W: ArrayLike<number>, b: ArrayLike<number> }} layer  W row by row @param {Seen} bag */
export function scores({ W, b }, { numbers, weights }) {
  const z = Float64Array.from(b);
  numbers.forEach((row, i) => z.forEach((_, k) => { z[k] += weights[i] * W[row * z.length + k]; }));
  return z;
}
