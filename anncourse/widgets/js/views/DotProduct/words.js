/** What the two arrows say. */

import { angle, dot } from "../../core/school/arrows.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../ui/store.js").State} State */

/** A sum that is 0 but for rounding. */
const STILL = 1e-9;

/** A number that follows another in a sum. @param {number} value */
export const term = (value) => `${value < 0 ? "−" : "+"} ${num(Math.abs(value))}`;

/** @param {number[]} arrow */
export const pair = ([right, up]) => `(${num(right)}, ${num(up)})`;

/** How they stand to each other. @param {State} state */
export function stand({ w, x }) {
  if (![w, x].every((arrow) => arrow.some(Boolean))) return "an arrow without length points nowhere";
  const degrees = `${num(angle(w, x), 0)} degrees apart`, sum = dot(w, x);
  return Math.abs(sum) < STILL ? `${degrees}, a right angle` : `${degrees}, they point ${sum > 0 ? "the same way" : "against each other"}`;
}

/** @param {State} state */
export const answer = ({ w, x }) => `w · x = ${num(w[0] * x[0])} ${term(w[1] * x[1])} = ${num(dot(w, x))}: ${stand({ w, x })}.`;

/** The twin of DotProduct.describe. @param {State} state */
export const sentence = (state) => `Arrows w = ${pair(state.w)} and x = ${pair(state.x)}. ${answer(state)}`;
