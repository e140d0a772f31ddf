/** What the query says. */

import { num } from "../../ui/dom.js";
import { look, WORDS } from "./pad.js";

/** @typedef {import("./pad.js").State} State */

/** Weights so near are one. */
const EQUAL = 1e-9;

/** What is read, and from where most. @param {any} state */
export function answer(state) {
  const { words, weights, mixed } = look(state), top = Math.max(...weights) - EQUAL;
  const names = [...new Set(words.filter((_, place) => weights[place] >= top))].map((word) => WORDS[word]);
  return `Most weight: ${names.join(", ")}, ${num(top + EQUAL)}. It reads ${num(mixed)}.`;
}

/** The twin of AttentionPad.describe. @param {any} state */
export function sentence(state) {
  const { words, weights, mixed } = look(state), [x, y] = state.query;
  const weighed = words.map((word, place) => `${WORDS[word]} ${num(weights[place])}`).join(", ");
  return `A query (${num(x)}, ${num(y)}) of width ${state.width}, scores ${state.root ? "divided by the root" : "not divided"}, ` +
    `places ${state.positions ? "known" : "unknown"}: ${weighed}. It reads ${num(mixed)}.`;
}
