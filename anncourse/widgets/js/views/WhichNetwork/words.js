/** What the blind net says, and what is said to a guess. */

import { apart, blind, NOTHING, UNPROBED } from "../../core/inside/blind.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/inside/blind.js").Kind} Kind */
/** @typedef {{ seed: number, shift: number, far: number, order: string, cut: string, guess: Kind | "none", row: number }} State */

/** What a wrong guess has overlooked. @type {Record<Kind, string>} */
const NOT = {
  feedforward: "one of the probes finds a habit that it would not have",
  convolutional: "a shift would change no answer",
  modular: "a cut would leave answers alone, and far ones would not meet",
  radial: "far away, all three answers would meet",
  recurrent: "the order would count",
};
/** What a right one has seen. @type {Record<Kind, string>} */
const YES = {
  feedforward: "every shift and every cut counts, and the order does not",
  convolutional: "the same few weights slide over all cells",
  modular: "a part sees its own four cells and no others",
  radial: "far from its centers every part falls silent",
  recurrent: "its parts keep something of what came before",
};

/** The state of the probes as the net takes it. @param {State} state */
const probes = ({ shift, far, order, cut }) => ({ shift, far, order, cut: Number(cut) || 0 });

/** The answers to A, B and C under the probes, and as they were at first. @param {State} state */
export function answers(state) {
  const net = blind(state.seed), now = net.answers(probes(state));
  return { now, first: net.before, same: now.map((answer, i) => Math.abs(answer - net.before[i]) <= NOTHING) };
}

/** @param {State} state */
export const sameCount = (state) => answers(state).same.filter(Boolean).length;
/** @param {State} state */
export const spread = (state) => apart(answers(state).now);
/** @param {State} state */
export const kindOf = (state) => blind(state.seed).kind;

/** Which answers are as they were. @param {State} state */
export function compared(state) {
  const { same } = answers(state), names = [..."ABC"].filter((_, i) => same[i]);
  if (JSON.stringify(probes(state)) === JSON.stringify(UNPROBED)) return "No probe yet.";
  if (!names.length) return "No answer is as it was.";
  return names.length === 3 ? "All answers are as they were." : `As before: ${names.join(" and ")}.`;
}

/** What the guess is worth. @param {State} state */
export function verdict(state) {
  const { guess, row } = state;
  if (guess === "none") return "";
  return guess === kindOf(state) ? ` It is ${guess}: ${YES[guess]}. In a row: ${row}.` : ` It is not ${guess}: ${NOT[guess]}.`;
}

/** The twin of WhichNetwork.describe. @param {any} state */
export const sentence = (state) =>
  `Net ${state.seed} of unknown kind answers ${answers(state).now.map((answer, i) => `${"ABC"[i]} ${num(answer)}`).join(", ")}. ` +
  compared(state) + verdict(state);
