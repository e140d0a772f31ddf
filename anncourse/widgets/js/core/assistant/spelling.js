/** Correct speech: the known word that is the fewest slips away, as in anncourse/assistant/spelling.py. */

import { words } from "./words.js";

/** Letters left out, put in, exchanged, or neighbors swapped. @param {string} a @param {string} b */
export function editDistance(a, b) {
  let two = /** @type {number[]} */ ([]), one = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, two[j - 2] + 1);
      row.push(best);
    }
    [two, one] = [one, row];
  }
  return one[b.length];
}

/** How often a word is used that may stand in for another: one slip away, or two. */
const OFTEN = [0, 15, 50];

/** The word that was meant. @param {string} word @param {Map<string, number>} known  how often each word is used */
export function correct(word, known) {
  if ([...word].length < 5 || !/^\p{L}+$/u.test(word) || known.has(word)) return word;
  const near = (/** @type {number} */ slips) => [...known.keys()].filter((found) => (known.get(found) ?? 0) >= OFTEN[slips] && Math.abs(found.length - word.length) <= slips
    && found[0] === word[0] && editDistance(word, found) === slips);
  let found = near(1);
  if (!found.length && word.length > 6) found = near(2);
  const best = Math.max(...found.map((one) => known.get(one) ?? 0));
  return found.filter((one) => known.get(one) === best).sort()[0] ?? word;
}

/** Which words were corrected, and by how many slips. @param {string} typed @param {string} meant @returns {[string, string, number][]} */
export function corrections(typed, meant) {
  const after = words(meant);
  return words(typed).flatMap((word, i) => (word === after[i] ? [] : [[word, after[i], editDistance(word, after[i])]]));
}
