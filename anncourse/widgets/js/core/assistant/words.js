/** A sentence in words, as in anncourse/datasets/sentences.py and anncourse/assistant/features.py. */

const WORD = /[\p{L}\p{Nl}\p{No}]+|'[\p{L}\p{Nl}\p{No}]+|\p{Nd}+(?:[.:,/]\p{Nd}+)*|[^\p{L}\p{N}_\s]/gu;

/** Words, numbers and marks, in small letters. @param {string} text @returns {string[]} */
export const words = (text) => text.toLowerCase().replaceAll("’", "'").match(WORD) ?? [];

/** A word as it is seen: a number is "#". @param {string} word */
export const figure = (word) => (/^\p{Nd}/u.test(word) ? "#" : word);

/** The words without marks. @param {string} text */
export const spoken = (text) => words(text).filter((word) => /[\p{L}\p{N}]$/u.test(word)).map(figure);

/**
 * The families of each word that has one.
 * @param {Record<string, string[]>} members  the words of each family @returns {Map<string, string[]>}
 */
export function familiesOf(members) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [name, list] of Object.entries(members)) for (const word of list) found.set(word, [...(found.get(word) ?? []), name]);
  return found;
}
