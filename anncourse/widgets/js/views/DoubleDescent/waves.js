/** One draw and its curve, and the medians of many: figures/double_descent says the same. */

import { cosineFeatures, decompose, leastNorm, predict, rms } from "../../core/training/least_norm.js";
import { Rng } from "../../core/numbers/rng.js";
import kept from "../../../figures/double_descent/medians.json" with { type: "json" };

/** @typedef {{ width: number, count: string, prior: boolean, seed: number }} State */

const NOISE = 0.1;
const sine = (/** @type {number} */ x) => Math.sin(2 * Math.PI * x);
const places = (/** @type {number} */ n, /** @type {number} */ first, /** @type {number} */ step) => Float64Array.from({ length: n }, (_, i) => (i + first) * step);
export const GRID = places(401, 0, 1 / 400);
export const SINE = GRID.map(sine);
const CHECK = places(200, 0.5, 1 / 200), TRUTH = CHECK.map(sine);

export const DRAWS = kept.draws;
export const WIDTHS = kept.widths;

/** The medians over WIDTHS. @param {State} state @returns {number[]} */
export const medians = ({ count, prior }) => /** @type {any} */ (kept)[prior ? `${count} 1/k` : count];

/** Between two widths that were computed, on the straight line of the logarithms. @param {State} state */
export function median(state) {
  const heights = medians(state), i = Math.min(WIDTHS.length - 2, WIDTHS.findLastIndex((width) => width <= state.width));
  const share = Math.log(state.width / WIDTHS[i]) / Math.log(WIDTHS[i + 1] / WIDTHS[i]);
  return heights[i] * (heights[i + 1] / heights[i]) ** share;
}

/** The points of one draw. @param {State} state */
export function points({ seed, count }) {
  const n = Number(count), rng = new Rng(seed), x = rng.uniform(0, 1, n), off = rng.normal(0, 1, n);
  return { x, y: x.map((at, i) => sine(at) + NOISE * off[i]) };
}

/** @param {State} state */
function learned(state) {
  const { x, y } = points(state);
  return leastNorm(decompose(cosineFeatures(x, state.width, state.prior), x.length, state.width), y);
}

/** The waves at even places, for as many as were asked for: they take longer than the fit. @param {Float64Array} xs */
function waves(xs) {
  const most = WIDTHS[WIDTHS.length - 1], plain = cosineFeatures(xs, most, false);
  return (/** @type {Float64Array} */ w, /** @type {boolean} */ prior) => {
    const all = new Float64Array(most);
    for (let k = 0; k < w.length; k++) all[k] = w[k] / (prior && k ? k : 1);
    return predict(plain, all);
  };
}

/** @type {ReturnType<typeof waves> | undefined} */
let onGrid;
/** @type {ReturnType<typeof waves> | undefined} */
let onCheck;
/** @type {{ key: string, value: { curve: Float64Array, error: number } } | undefined} */
let last;

/** The curve of this draw over GRID, and how far it is off the sine. @param {State} state */
export function fit(state) {
  const key = JSON.stringify([state.seed, state.count, state.width, state.prior]);
  if (last?.key === key) return last.value;
  const w = learned(state);
  const value = { curve: (onGrid ??= waves(GRID))(w, state.prior), error: rms((onCheck ??= waves(CHECK))(w, state.prior), TRUTH) };
  last = { key, value };
  return value;
}
