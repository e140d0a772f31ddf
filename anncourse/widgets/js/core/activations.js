/**
 * Activation functions by name, as in anncourse/activations.py: f maps z to a, and df is da/dz,
 * written with z or a, whichever is shorter.
 *
 * @typedef {object} Activation
 * @property {string} name
 * @property {(z: number) => number} f
 * @property {(z: number, a: number) => number} df
 */

// Both forms of the logistic function are the same number; each avoids an overflow on its side.
const sigmoid = (/** @type {number} */ z) =>
  z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));

const LEAK = 0.01;
const GELU_SCALE = Math.sqrt(2 / Math.PI);
const GELU_CUBE = 0.044715;
const geluTanh = (/** @type {number} */ z) => Math.tanh(GELU_SCALE * (z + GELU_CUBE * z ** 3));

/** @type {Record<string, Omit<Activation, "name">>} */
const FORMULAS = {
  step: { f: (z) => (z >= 0 ? 1 : 0), df: () => 0 },
  linear: { f: (z) => z, df: () => 1 },
  sigmoid: { f: sigmoid, df: (z, a) => a * (1 - a) },
  tanh: { f: Math.tanh, df: (z, a) => 1 - a * a },
  relu: { f: (z) => (z > 0 ? z : 0), df: (z) => (z > 0 ? 1 : 0) },
  leaky_relu: { f: (z) => (z > 0 ? z : LEAK * z), df: (z) => (z > 0 ? 1 : LEAK) },
  elu: { f: (z) => (z > 0 ? z : Math.expm1(z)), df: (z, a) => (z > 0 ? 1 : a + 1) },
  gelu: {
    f: (z) => 0.5 * z * (1 + geluTanh(z)),
    df: (z) => {
      const t = geluTanh(z);
      return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * GELU_SCALE * (1 + 3 * GELU_CUBE * z * z);
    },
  },
  softplus: { f: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), df: sigmoid },
  silu: {
    f: (z) => z * sigmoid(z),
    df: (z, a) => a + sigmoid(z) * (1 - a),
  },
};

/** @type {Record<string, Activation>} */
export const ACTIVATIONS = Object.fromEntries(
  Object.entries(FORMULAS).map(([name, formulas]) => [name, { name, ...formulas }]),
);

/**
 * Probabilities e^z / sum e^z; subtracting the largest z changes nothing and avoids overflow.
 * @param {ArrayLike<number>} z
 * @returns {Float64Array}
 */
export function softmax(z) {
  const p = Float64Array.from(z);
  const top = Math.max(...p);
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i] = Math.exp(p[i] - top);
  return p.map((e) => e / sum);
}
