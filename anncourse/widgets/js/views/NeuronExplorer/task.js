/** The question before the figure moves, and the goal after. */

import { num } from "../../ui/dom.js";
import { output, sum } from "./neuron.js";

/** @typedef {import("../../ui/store.js").State} State */

export const GOAL = 0.9;

/** "+1" @param {number} value */
const signed = (value) => (value > 0 ? "+" : "") + num(value, value % 1 ? 2 : 0);

/** What if the last weight turned its sign? @param {State} start */
export function predict(start) {
  const last = start.weights.length - 1, name = start.labels[last];
  const from = start.weights[last], to = -from || 1;
  const end = { ...start, weights: start.weights.with(last, to) };
  const change = Math.sign(output(end) - output(start));
  const why = `It now counts ${to * start.inputs[last] < 0 ? "against" : "for"}: the sum goes from ${num(sum(start))} to ${num(sum(end))}, the output from ${num(output(start))} to ${num(output(end))}.`;
  return {
    question: `You turn the ${name}’s weight from ${signed(from)} to ${signed(to)}. Does the answer rise, fall, or stay?`,
    options: /** @type {[string, number][]} */ ([["Rise", 1], ["Fall", -1], ["Stay", 0]]).map(([text, sign]) => ({ text, correct: change === sign, why })),
    task: `Now drag the ${name}’s weight to ${signed(to)}.`,
    asked: (/** @type {State} */ { weights }) => (weights[last] - to) * Math.sign(to - from) > -0.06,
  };
}

/** @param {State} state */
export function check(state) {
  const loud = state.labels.filter((/** @type {string} */ _, /** @type {number} */ i) => state.inputs[i] >= 0).join(", ");
  const solved = !loud && output(state) > GOAL;
  const how = sum(state) > state.bias ? "Minus times minus counts for." : "The bias did it alone.";
  return { solved, say: solved ? how : loud ? `Not below zero: ${loud}.` : `You need more than ${GOAL}.` };
}

/** Moves that reach the goal from anywhere: all inputs below zero, then weights below zero. @param {State} state @returns {State[]} */
export const solution = ({ inputs }) => [
  { inputs: inputs.map((/** @type {number} */ x) => -Math.max(0.5, Math.abs(x))) },
  { weights: inputs.map(() => -3), bias: 0 },
];
