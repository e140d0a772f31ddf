/** The points, their noise and the way back: figures/noise_lab/widget.py says the same. */

import { Rng } from "../../core/numbers/rng.js";
import { add, nearest, remove, shape } from "../../core/training/noise.js";

/** @typedef {{ noise: number, steps: number, blur: number, count: string, shape: string, seed: number }} State */

export const SAMPLES = 96;
/** Nearer than this to a training point, a sample is a copy; points that stand for a whole shape. */
const CLOSE = 0.05, FINE = 240;

/** The last answers of something that takes time. @template T @param {(...key: any[]) => T} make */
function kept(make) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (/** @type {any[]} */ ...key) => {
    const name = key.join(" "), found = known.get(name) ?? make(...key);
    if (known.size > 8) known.clear();
    known.set(name, found);
    return found;
  };
}

const drawn = kept((seed) => new Rng(seed).normal(0, 1, 2 * SAMPLES));
const points = kept((name, count) => shape(name, Number(count)));
const ways = kept((name, count, seed, steps, blur) => remove(drawn(seed), points(name, count), steps, blur));

/** @param {State} state */
export const training = (state) => points(state.shape, state.count);
/** From noise to the end, step after step. @param {State} state */
export const way = (state) => ways(state.shape, state.count, state.seed, state.steps, state.blur);
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
