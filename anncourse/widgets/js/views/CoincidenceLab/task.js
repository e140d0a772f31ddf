/** What questions may ask about, beside the traits. */

import { peak, window } from "../../core/neurons/lif.js";
import { gap, run } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** The windows of both orders, in ms. @param {State} state */
const windows = (state) => {
  const [a, b] = state.weights;
  return [window(state, a, b), window(state, b, a)];
};

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Milliseconds from one spike to the other. @param {State} state */
  apart: (state) => Math.abs(gap(state)),
  /** How often the neuron fires. @param {State} state */
  spikes: (state) => run(state).spikes.length,
  /** The highest potential, in mV. @param {State} state */
  peak: (state) => peak(state, state.weights[0], state.weights[1], gap(state)),
  /** How far apart two spikes may be, whichever comes first. @param {State} state */
  window: (state) => Math.min(...windows(state)),
  /** How far apart they may be in the better order; for ever, if one alone is enough. @param {State} state */
  widest: (state) => Math.max(...windows(state)),
  /** How long before A an inhibiting B still keeps the neuron silent, in ms. @param {State} state */
  veto: (state) => (state.weights[1] < 0 ? window(state, state.weights[1], state.weights[0]) : 0),
  /** @param {State} state */
  A: (state) => state.weights[0],
  /** @param {State} state */
  B: (state) => state.weights[1],
  /** The weaker of the two synapses, in mV. @param {State} state */
  weaker: (state) => Math.min(...state.weights),
};
