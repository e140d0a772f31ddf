/** What the memory says. */

import { run } from "../../core/sequences/memory.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/sequences/memory.js").Setting} State */

/** A share: two digits down to a thousandth, then a power of ten. @param {number} value */
export function short(value) {
  if (value === 0) return "0";
  if (value >= 0.001) return num(value, value >= 0.1 ? 2 : value >= 0.01 ? 3 : 4);
  return "about 10" + String(Math.floor(Math.log10(value) + 0.5)).replace(/./g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]));
}

/** How much a change of the first memory still changes the last one. @param {State} state */
export const left = (state) => Math.abs(run(state).kept[0]);

/** What is held at the end, and what counts. @param {State} state */
export function answer(state) {
  const { delay } = state, { memory } = run(state);
  return `After ${delay} step${delay > 1 ? "s" : ""} the memory holds ${num(memory[delay])}; a change made at the first step counts ${short(left(state))} by then.`;
}

/** The twin of RNNUnroller.describe. @param {any} state */
export function sentence(state) {
  const who = state.cell === "plain" ? `A unit with feedback weight ${num(state.feedback)}`
    : `A gated memory with forget bias ${num(state.forget)} and heed of the mark ${num(state.valve)}`;
  return `${who} hears ${num(state.first)}, then noise up to ${num(state.noise)}. ${answer(state)}`;
}
