/**
 * How a synapse changes by the timing of spikes on both its sides. anncourse/neurons/plasticity.py says the same.
 */

/** Largest growth, as a share of the strongest weight; how many times as large the largest loss is; how fast both fade, in ms. */
const RISE = 0.005, RATIO = 1.05, TAU_PLUS = 20, TAU_MINUS = 20;

/** How one pair of spikes changes a synapse: the window of STDP. @param {number} gap  the receiver's time minus the sender's, in ms */
export const stdp = (gap) => (gap === 0 ? 0 : gap > 0 ? RISE * Math.exp(-gap / TAU_PLUS) : -RATIO * RISE * Math.exp(gap / TAU_MINUS));

/** A weight at first and after each pair, kept between 0 and 1. @param {number} weight @param {ArrayLike<number>} gaps */
export function pairings(weight, gaps) {
  const weights = new Float64Array(gaps.length + 1).fill(weight);
  for (let n = 0; n < gaps.length; n++) weights[n + 1] = Math.min(1, Math.max(0, weights[n] + stdp(gaps[n])));
  return weights;
}
