/** What the neuron says. */

import { rate } from "../../core/neurons/lif.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/neurons/lif.js").Neuron & { current: number }} State */

/** How it answers to the current. @param {State} state */
export function answer(state) {
  const now = rate(state, state.current);
  return `At ${num(state.current)} nA it ${now ? `fires ${num(now, 1)} times a second` : "is silent"}.`;
}

/** The twin of LIFNeuron.describe. @param {any} state */
export const sentence = (state) =>
  `A neuron with threshold ${num(state.threshold, 1)} mV, time constant ${num(state.tau, 1)} ms ` +
  `and refractory time ${num(state.refractory, 1)} ms. ${answer(state)}`;
