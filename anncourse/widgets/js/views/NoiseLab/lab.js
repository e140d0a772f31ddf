/** The points, their noise and the way back: figures/noise_lab/widget.py says the same. */

import { remembered } from "../../core/numbers/remembered.js";
import { Rng } from "../../core/numbers/rng.js";
import { add, nearest, remove, shape } from "../../core/training/noise.js";

/** @typedef {{ noise: number, steps: number, blur: number, count: string, shape: string, seed: number }} State */

export const SAMPLES = 96;
/** Nearer than this to a training point, a sample is a copy; points that stand for a whole shape. */
const CLOSE = 0.05, FINE = 240;

const drawn = remembered(8, String, (/** @type {number} */ seed) => new Rng(seed).normal(0, 1, 2 * SAMPLES));
const points = remembered(8, (name, count) => `${name} ${count}`, shape);

/** @param {State} state */
export const training = (state) => points(state.shape, Number(state.count));
/** From noise to the end, step after step. */
export const way = remembered(8, ({ shape: name, count, seed, steps, blur }) => [name, count, seed, steps, blur].join(),
  (/** @type {State} */ state) => remove(drawn(state.seed), training(state), state.steps, state.blur));
/** How many steps are done. @param {State} state */
export const done = (state) => Math.floor((1 - state.noise) * state.steps + 1e-9);

/** Training points with their noise, each as often as the others. @param {State} state */
export function added(state) {
  const some = training(state);
  return add(Float64Array.from({ length: 2 * SAMPLES }, (_, i) => some[i % some.length]), drawn(state.seed), state.noise);
}

/** Samples that are copies of a training point. @param {State} state */
export const copies = (state) => nearest(way(state)[done(state)], training(state)).filter((far) => far < CLOSE).length;

/** How far samples are from the shape, in the mean. @param {State} state */
export const off = (state) => nearest(way(state)[done(state)], points(state.shape, FINE)).reduce((sum, far) => sum + far, 0) / SAMPLES;
