/** The page in words. */

import { LONGEST } from "../../core/sequences/letters.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ text: string, writer: string, temperature: number, seed: number }} State */

export const NAMES = /** @type {const} */ ({ network: "the network", "6-gram": "the 6-gram", page: "a page that neither has read" });

/** A letter, or a sign where it cannot be seen. @param {string} letter */
export const seen = (letter) => ({ " ": "␣", "\n": "¶" })[letter] ?? letter;

/** A letter as it is said. @param {string} letter */
export const said = (letter) => ({ " ": "space", "\n": "line end" })[letter] ?? letter;

/** What the page costs both. @param {{ network: number, gram: number }} bits @param {State} state */
export const cost = ({ network, gram }, { text }) =>
  `${text.length} letters${text.length === LONGEST ? ", a full page" : ""}. A letter costs the network ${num(network)} bits, the 6-gram ${num(gram)}.`;

/** The twin of LetterWriter.describe. @param {any} state */
export function sentence({ text, writer, temperature, seed }) {
  const end = text.slice(-20).replaceAll("\n", " "), who = NAMES[/** @type {keyof NAMES} */ (writer)];
  return `A page of ${text.length} letters that ends in “${end}”. ${who[0].toUpperCase()}${who.slice(1)} goes on, at temperature ${num(temperature)} (start ${seed}).`;
}
