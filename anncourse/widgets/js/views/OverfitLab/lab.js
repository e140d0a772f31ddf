/** The points, what is learned from them, and how far off it is: figures/overfit_lab.py says the same. */

import { remembered } from "../../core/numbers/remembered.js";
import { cosineFeatures, decompose, leastNorm, predict, rms } from "../../core/training/least_norm.js";
import { Rng } from "../../core/numbers/rng.js";

/**
 * @typedef {{ width: number, count: number, noise: number, decay: number, steps: number, seed: number, ghosts: number, moved: number[][] }} State
 * @typedef {{ x: Float64Array, y: Float64Array }} Points
 * @typedef {{ w: Float64Array, own: number, fresh: number }} Fit  errors on its own points and on new ones
 */

export const MOST = 20;
const NEW = 60, NEW_SEED = 1e6, APART = 1e4;
export const GRID = Float64Array.from({ length: 161 }, (_, i) => i / 160);
const ON_GRID = cosineFeatures(GRID, MOST);

/** Where points lie, and how far each is off the sine in units of the noise. */
const drawn = remembered(32, ([seed, n]) => `${seed} ${n}`, (/** @type {[number, number]} */ [seed, n]) => {
  const rng = new Rng(seed), x = rng.uniform(0, 1, n).map((share, i) => (i + share) / n);
  return { x, sine: x.map((at) => Math.sin(2 * Math.PI * at)), off: rng.normal(0, 1, n) };
});

/** @param {number} seed @param {number} n @param {number} noise @returns {Points} */
function draw(seed, n, noise) {
  const { x, sine, off } = drawn([seed, n]);
  return { x, y: sine.map((value, i) => value + noise * off[i]) };
}

/** The points it learns from. @param {State} state @returns {Points} */
export function points({ seed, count, noise, moved }) {
  const { x, y } = draw(seed, count, noise), own = { x: x.slice(), y };
  for (const [i, toX, toY] of moved) if (i < count) [own.x[i], own.y[i]] = [toX, toY];
  return own;
}

/** The points that are held out. @param {number} noise */
export const fresh = (noise) => draw(NEW_SEED, NEW, noise);
const ON_NEW = cosineFeatures(fresh(0).x, MOST);

/** Decomposed waves for some places: the slow part, which neither noise nor a brake changes. */
const parts = remembered(400, ({ x, width }) => `${width} ${x.join()}`,
  (/** @type {{ x: Float64Array, width: number }} */ { x, width }) => decompose(cosineFeatures(x, width), x.length, width));

/** Weights of all 20 waves; those that are not there weigh nothing. @param {Points} own @param {number} width @param {State} state */
function learned({ x, y }, width, { decay, steps }) {
  const w = new Float64Array(MOST);
  w.set(leastNorm(parts({ x, width }), y, { decay, steps: steps || null }));
  return w;
}

/** @param {State} state @returns {string} */
const said = ({ seed, count, noise, decay, steps, moved }) => JSON.stringify([seed, count, noise, decay, steps, moved]);

/** What is learned, and both errors, for every number of waves from 1 up. @type {(state: State) => Fit[]} */
export const fits = remembered(4, said, (state) => {
  const own = points(state), held = fresh(state.noise), onOwn = cosineFeatures(own.x, MOST);
  return Array.from({ length: MOST }, (_, i) => {
    const w = learned(own, i + 1, state);
    return { w, own: rms(predict(onOwn, w), own.y), fresh: rms(predict(ON_NEW, w), held.y) };
  });
});

/** What is learned with the number of waves at hand. @param {State} state */
export const fit = (state) => fits(state)[state.width - 1];

/** The curve over GRID. @param {State} state */
export const curve = (state) => predict(ON_GRID, fit(state).w);

/** The curves of other draws. @type {(state: State) => Float64Array[]} */
export const others = remembered(4, ({ moved, ...state }) => JSON.stringify(state), (state) =>
  Array.from({ length: state.ghosts }, (_, g) =>
    predict(ON_GRID, learned(draw(state.seed + APART * (g + 1), state.count, state.noise), state.width, state))));

/** How far the curves of the other draws vary, as a standard deviation. @param {State} state */
export function spread(state) {
  const curves = others(state), n = curves.length;
  let sum = 0;
  for (let i = 0; n && i < GRID.length; i++) {
    const mean = curves.reduce((total, one) => total + one[i], 0) / n;
    for (const one of curves) sum += (one[i] - mean) ** 2 / n;
  }
  return Math.sqrt(sum / GRID.length);
}
