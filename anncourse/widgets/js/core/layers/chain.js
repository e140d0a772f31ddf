/**
 * One-unit layers in a row, and the gradient on its way back through them.
 *
 * z_1 = z, a_k = f(z_k), z_{k+1} = weight * a_k. The gradient that reaches layer k is da_n/dz_k, the product of
 * the slopes f'(z_k) ... f'(z_n) and of the n - k weights between them. anncourse/widgets/figures/activation_lab.py says the same.
 */

import { ACTIVATIONS } from "../neurons/activations.js";

/**
 * @param {string} activation
 * @param {number} z       pre-activation of the first layer
 * @param {number} layers
 * @param {number} weight
 * @returns {{ z: Float64Array, slopes: Float64Array, reach: Float64Array }} one entry a layer
 */
export function chain(activation, z, layers, weight) {
  const { f, df } = ACTIVATIONS[activation];
  const zs = new Float64Array(layers), slopes = new Float64Array(layers), reach = new Float64Array(layers);
  for (let k = 0; k < layers; k++) {
    const a = f(z);
    zs[k] = z;
    slopes[k] = df(z, a);
    z = weight * a;
  }
  for (let k = layers - 1, back = 1; k >= 0; k--) {
    reach[k] = back * slopes[k];
    back = reach[k] * weight;
  }
  return { z: zs, slopes, reach };
}
