/** What the two spikes do, and what the neuron would answer to. */

import { receive, window } from "../../core/neurons/lif.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/neurons/lif.js").Neuron & { arrivals: number[], weights: number[] }} State */

const COUNTS = ["stays silent", "fires", "fires twice"];

/** How long after A's spike B's arrives, in ms. @param {State} state */
export const gap = ({ arrivals: [a, b] }) => b - a;

/** What arrives, and what comes of it. @param {State} state */
export const run = (state) => receive(state, state.arrivals, state.weights);

/** @param {State} state */
export const answer = (state) => `They come ${num(Math.abs(gap(state)), 1)} ms apart, and the neuron ${COUNTS[run(state).spikes.length]}.`;

/** Which pairs it answers to. @param {State} state */
export function rule(state) {
  const [a, b] = state.weights, need = state.threshold - state.rest;
  const [strong, weak] = a >= b ? ["A", "B"] : ["B", "A"], most = Math.max(a, b), least = Math.min(a, b);
  if (most >= need) {
    const early = window(state, least, most);
    return `${strong} alone makes it fire${least < 0 && early && early < Infinity ? ` unless ${weak} comes up to ${num(early, 1)} ms before` : ""}.`;
  }
  if (a + b < need) return "Not even together do they make it fire.";
  const [ab, ba] = [num(window(state, a, b), 1), num(window(state, b, a), 1)];
  return ab === ba ? `It fires for spikes up to ${ab} ms apart.` : `It fires up to ${ab} ms apart if A is first, up to ${ba} ms if B is.`;
}

/** The twin of CoincidenceLab.describe. @param {any} state */
export const sentence = (state) =>
  `Synapse A moves the potential by ${num(state.weights[0], 1)} mV at ${num(state.arrivals[0], 1)} ms, synapse B by ${num(state.weights[1], 1)} mV ` +
  `at ${num(state.arrivals[1], 1)} ms; the time constant is ${num(state.tau, 1)} ms. ${answer(state)}`;
