/** The two spikes, and what becomes of the synapse between their cells. */

import { pairings } from "../../core/neurons/plasticity.js";
import { Rng } from "../../core/numbers/rng.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ times: number[], jitter: number, weight: number, seed: number }} State */

export const PAIRS = 100;

/** How long after the sender the receiver fires, in ms. @param {State} state */
export const gap = ({ times: [sender, receiver] }) => receiver - sender;

/** @type {Map<number, Float64Array>} */
const drawn = new Map();

/** How each pair strays, from -1 to 1: drawn once for each seed. @param {number} seed */
function strays(seed) {
  const kept = drawn.get(seed) ?? new Rng(seed).uniform(-1, 1, PAIRS);
  drawn.set(seed, kept);
  return kept;
}

/** The same, for each of the pairs. @param {State} state */
export const gaps = (state) => strays(state.seed).map((stray) => gap(state) + state.jitter * stray);

/** The synapse at first and after each pair. @param {State} state */
export const weights = (state) => pairings(state.weight, gaps(state));

/** @param {State} state */
function order(state) {
  const later = num(Math.abs(gap(state)), 1), stray = num(state.jitter, 0);
  const words = later === "0.0" ? "at the same time" : `${later} ms ${gap(state) > 0 ? "later" : "earlier"}`;
  return words + (stray === "0" ? "" : `, give or take ${stray} ms`);
}

/** @param {State} state */
export function drift(state) {
  const first = num(state.weight), last = num(weights(state)[PAIRS]);
  return `In ${PAIRS} pairs the synapse goes from ${first} to ${last}: it ${last === first ? "stays" : last > first ? "grows" : "shrinks"}.`;
}

/** The twin of PlasticityLab.describe. @param {any} state */
export const sentence = (state) =>
  `The sender fires at ${num(state.times[0], 1)} ms, the receiver at ${num(state.times[1], 1)} ms, ${order(state)}. ${drift(state)}`;
