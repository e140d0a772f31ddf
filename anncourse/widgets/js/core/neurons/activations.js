/**
 * Activation functions by name, as in anncourse/neurons/activations.py: f maps z to a, and df is da/dz,
 * written with z or a, whichever is shorter. All stay finite for z of any size.
 *
 * @typedef {object} Activation
 * @property {string} name
 * @property {(z: number) => number} f
 * @property {(z: number, a: number) => number} df
 */
import { number, refuse } from "../numbers/checks.js";
import { softmax as inPlace } from "../numbers/scores.js";
import { tanh } from "../numbers/tanh.js";

/** @param {number} z */
export function sigmoid(z) {
  const e = Math.exp(-Math.abs(z)); // never above 1, so it cannot overflow
  return (z < 0 ? e : 1) / (1 + e);
}

const LEAK = 0.01;
const GELU_SCALE = Math.sqrt(2 / Math.PI);
const GELU_CUBE = 0.044715;
// Beyond 30 the tanh inside is exactly -1 or 1, and z cubed could overflow.
const geluInner = (/** @type {number} */ z) => Math.max(-30, Math.min(z, 30));
const geluTanh = (/** @type {number} */ z) => tanh(GELU_SCALE * (z + GELU_CUBE * z * z * z));

/** @type {Record<string, Omit<Activation, "name">>} */
const FORMULAS = {
  step: { f: (z) => (z >= 0 ? 1 : 0), df: () => 0 },
  linear: { f: (z) => z, df: () => 1 },
  sigmoid: { f: sigmoid, df: (z, a) => a * (1 - a) },
  tanh: { f: tanh, df: (z, a) => 1 - a * a },
  relu: { f: (z) => Math.max(z, 0), df: (z) => (z > 0 ? 1 : 0) },
  leaky_relu: { f: (z) => Math.max(z, LEAK * z), df: (z) => (z > 0 ? 1 : LEAK) },
  elu: { f: (z) => (z > 0 ? z : Math.expm1(z)), df: (z, a) => (z > 0 ? 1 : a + 1) },
  gelu: {
    f: (z) => (z / 2) * (1 + geluTanh(geluInner(z))),
    df(z) {
      z = geluInner(z);
      const t = geluTanh(z);
      return (1 + t) / 2 + (z / 2) * (1 - t * t) * GELU_SCALE * (1 + 3 * GELU_CUBE * z * z);
    },
  },
  softplus: { f: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), df: sigmoid },
  silu: { f: (z) => z * sigmoid(z), df: (z, a) => sigmoid(z) + a * (1 - sigmoid(z)) },
};

/** @type {Record<string, Activation>} */
export const ACTIVATIONS = Object.fromEntries(
  Object.entries(FORMULAS).map(([name, formulas]) => [name, { name, ...formulas }]),
);

/**
 * Probabilities e^z / sum e^z; subtracting the largest z changes nothing and avoids overflow.
 * @param {ArrayLike<number>} z one score for each class
 * @returns {Float64Array}
 */
export function softmax(z) {
  const p = Float64Array.from(z);
  if (!p.length) refuse("softmax", "at least one score", "none");
  p.forEach((score) => number("softmax", "z", score));
  return inPlace(p);
}
