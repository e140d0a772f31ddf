/**
 * How large signals are, layer by layer, in a deep network as it starts: a_l = f(a_{l-1} W_l), with W_l drawn around 0 with
 * standard deviation scale / sqrt(units); and how large the gradients are on their way back. anncourse/widgets/figures/init_lab.py says the same.
 */

import { ACTIVATIONS } from "../neurons/activations.js";
import { denseBackward, denseForward } from "./dense.js";
import { remembered } from "../numbers/remembered.js";
import { Rng } from "../numbers/rng.js";

/** @typedef {{ activation: string, scale: number, depth: number, seed: number }} Setting */

/** Units of every layer, examples that run through, and the most layers. */
export const UNITS = 48, EXAMPLES = 16, DEEPEST = 30;

/** The last draw, which a slider asks for again and again. @type {{ seed: number, inputs: Float64Array, errors: Float64Array, weights: Float64Array[] } | undefined} */
let last;

/** Inputs, gradients at the end, and weights of scale 1; inside, values lie unit by unit. @param {number} seed */
function draw(seed) {
  if (last?.seed === seed) return last;
  const rng = new Rng(seed);
  const table = () => {
    const rows = rng.normal(0, 1, EXAMPLES * UNITS);
    return rows.map((_, at) => rows[(at % EXAMPLES) * UNITS + Math.floor(at / EXAMPLES)]);
  };
  const inputs = table(), errors = table();
  const weights = Array.from({ length: DEEPEST }, () => rng.normal(0, Math.sqrt(1 / UNITS), UNITS * UNITS));
  return (last = { seed, inputs, errors, weights });
}

/** The root of the mean square. @param {Float64Array} values */
const size = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** @typedef {{ forward: Float64Array, backward: Float64Array, values: Float64Array[] }} Sizes */
/** Sizes of a_l and of dLoss/da_l for l from 0, the input, to the last layer; the values of all layers for the first example. */
export const signals = remembered(4, ({ activation, scale, depth, seed }) => `${activation} ${scale} ${depth} ${seed}`, through);

/** @param {Setting} setting @returns {Sizes} */
function through({ activation, scale, depth, seed }) {
  const { inputs, errors, weights } = draw(seed), { f, df } = ACTIVATIONS[activation];
  const layers = weights.slice(0, depth).map((W) => ({ nIn: UNITS, nOut: UNITS, W: W.map((w) => scale * w), b: new Float64Array(UNITS), dW: W, db: W }));
  const a = [inputs], z = [inputs];
  for (const layer of layers) {
    const sums = new Float64Array(UNITS * EXAMPLES);
    denseForward(layer, a[a.length - 1], sums, EXAMPLES);
    z.push(sums);
    a.push(sums.map(f));
  }
  const backward = new Float64Array(depth + 1);
  let da = errors;
  backward[depth] = size(da);
  for (let l = depth; l > 0; l--) {
    const dz = da.map((d, i) => d * df(z[l][i], a[l][i]));
    da = new Float64Array(dz.length);
    denseBackward(layers[l - 1], dz, da, EXAMPLES);
    backward[l - 1] = size(da);
  }
  const first = (/** @type {Float64Array} */ all) => all.filter((_, at) => at % EXAMPLES === 0);
  return { forward: Float64Array.from(a, size), backward, values: a.map(first) };
}

/** What is left of the signal at the last layer, and of the gradient at the first. @param {Setting} setting */
export function left(setting) {
  const { forward, backward } = signals(setting), { depth } = setting;
  return { signal: forward[depth] / forward[0], gradient: backward[0] / backward[depth] };
}
