/** Which word is a time, a place, a title: from left to right, as in anncourse/assistant/tagging.py. */
import { largest } from "../numbers/scores.js";
import { bucket, scores } from "./bag.js";
import { figure, words } from "./words.js";

/** @typedef {import("./bag.js").Families} Families */

const RARE = 3;

/**
 * What is seen of word i.
 * @param {string[]} spelled @param {number} i @param {string} before  the tag of the word before it @param {string} intent
 * @param {Families} families @param {Map<string, number>} known  how often each word is used
 */
export function windowOf(spelled, i, before, intent, families, known) {
  const shown = [`tag ${before}`, `for ${intent}`, `${intent} ${before}`];
  for (const place of [-2, -1, 0, 1, 2]) {
    const word = figure(spelled[i + place] ?? "^"), names = families.get(word) ?? [], letters = [...word];
    shown.push(`${place} ${word}`, ...names.map((name) => `${place} =${name}`));
    if (Math.abs(place) < 2) shown.push(`${place} ${word} ${intent}`);
    if ((place === 0 || place === 1) && (known.get(word) ?? 0) < RARE) shown.push(`${place} rare`, `${place} rare ${before} ${intent}`);
    if (place === 0) {
      shown.push(`end ${letters.slice(-3).join("")}`, `start ${letters.slice(0, 3).join("")}`);
      shown.push(...names.map((name) => `=${name} ${before} ${intent}`));
    }
    if (place === -1) shown.push(`${word} then ${before}`);
  }
  const numbers = [...new Set(shown.map(bucket))].sort((a, b) => a - b);
  return { numbers, weights: numbers.map(() => numbers.length ** -0.5) };
}

/**
 * The tag of each word, by its number; 0 where a word stands in no slot.
 * @param {string} text @param {string} intent @param {{ W: ArrayLike<number>, b: ArrayLike<number> }} layer @param {string[]} tags  their names
 * @param {Families} families @param {Map<string, number>} known
 */
export function tag(text, intent, layer, tags, families, known) {
  const spelled = words(text), found = /** @type {number[]} */ ([]);
  spelled.forEach((_, i) => {
    found.push(largest(scores(layer, windowOf(spelled, i, i ? tags[found[i - 1]] : "", intent, families, known))));
  });
  return found;
}
