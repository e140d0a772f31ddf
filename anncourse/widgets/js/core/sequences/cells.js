/**
 * One step of a network with a memory, forward and back, for one example.
 * anncourse/sequences/cells.py says the same, for many.
 *
 * @typedef {object} Weights
 * @property {ArrayLike<number>} W  from the inputs, (I, gates * H) row by row
 * @property {ArrayLike<number>} U  from the state before, (H, gates * H)
 * @property {ArrayLike<number>} b
 * @typedef {Float64Array[]} State  the first is h
 * @typedef {object} Cell
 * @property {() => State} start                                            the state before the first step
 * @property {(x: ArrayLike<number>, state: State) => { state: State, cache: any }} step
 * @property {(dstate: State, cache: any) => { dx: Float64Array, dstate: State }} stepBack
 */

import { sigmoid } from "../neurons/activations.js";
import { tanh } from "../numbers/tanh.js";

/** x W + h U + b. @param {Weights} weights @param {ArrayLike<number>} x @param {Float64Array} h */
function sums({ W, U, b }, x, h) {
  const z = Float64Array.from(b), wide = z.length;
  for (const [table, values] of [[W, x], [U, h]])
    for (let k = 0; k < values.length; k++) for (let j = 0; j < wide; j++) z[j] += values[k] * table[k * wide + j];
  return z;
}

/** dz times a table, turned: what arrives at those who sent. @param {Float64Array} dz @param {ArrayLike<number>} table */
const back = (dz, table) =>
  Float64Array.from({ length: table.length / dz.length }, (_, k) => dz.reduce((sum, d, j) => sum + d * table[k * dz.length + j], 0));

/** The simple recurrent cell: h' = tanh(x W + h U + b). @param {Weights} weights @returns {Cell} */
export const elman = (weights) => ({
  start: () => [new Float64Array(weights.b.length)],
  step(x, [h]) {
    const next = sums(weights, x, h).map(tanh);
    return { state: [next], cache: { next } };
  },
  stepBack([dh], { next }) {
    const dz = dh.map((d, j) => d * (1 - next[j] * next[j]));
    return { dx: back(dz, weights.W), dstate: [back(dz, weights.U)] };
  },
});

/** Long short-term memory: c' = f c + i g, h' = o tanh(c'); the gates in the order i, f, g, o. @param {Weights} weights @returns {Cell} */
export function lstm(weights) {
  const H = weights.b.length / 4;
  const part = (/** @type {Float64Array} */ z, /** @type {number} */ gate) => z.subarray(gate * H, (gate + 1) * H);
  return {
    start: () => [new Float64Array(H), new Float64Array(H)],
    step(x, [h, c]) {
      const z = sums(weights, x, h);
      const i = part(z, 0).map(sigmoid), f = part(z, 1).map(sigmoid), g = part(z, 2).map(tanh), o = part(z, 3).map(sigmoid);
      const next = c.map((kept, j) => f[j] * kept + i[j] * g[j]), t = next.map(tanh);
      return { state: [o.map((open, j) => open * t[j]), next], cache: { i, f, g, o, t, c } };
    },
    stepBack([dh, dnext], { i, f, g, o, t, c }) {
      const dc = dnext.map((d, j) => d + dh[j] * o[j] * (1 - t[j] * t[j]));
      const dz = new Float64Array(4 * H);
      dc.forEach((d, j) => {
        dz[j] = d * g[j] * i[j] * (1 - i[j]);
        dz[H + j] = d * c[j] * f[j] * (1 - f[j]);
        dz[2 * H + j] = d * i[j] * (1 - g[j] * g[j]);
        dz[3 * H + j] = dh[j] * t[j] * o[j] * (1 - o[j]);
      });
      return { dx: back(dz, weights.W), dstate: [back(dz, weights.U), dc.map((d, j) => d * f[j])] };
    },
  };
}
