/**
 * A net of two inputs, two hidden neurons and one answer, and its error on the way back, one number at a time:
 * z_k = w_1k x_1 + w_2k x_2 + b_k, h_k = f(z_k), z = v_1 h_1 + v_2 h_2 + c, a = sigmoid(z), loss = (a - y)^2.
 * anncourse/widgets/figures/backprop_stepper.py gets the same numbers from the package's layers.
 *
 * @typedef {object} Net
 * @property {number[]} weights    w11, w12, w21, w22, b1, b2, v1, v2, c
 * @property {number[]} inputs     x1, x2
 * @property {number} target       y
 * @property {string} activation   f
 * @typedef {{ z: number[], a: number[], loss: number }} Forward   of both hidden neurons and the answer
 * @typedef {{ da: number[], dz: number[], slopes: number[], grads: number[] }} Backward  dv is dLoss/dv; `slopes` are da/dz
 */

import { ACTIVATIONS } from "../neurons/activations.js";

const { f: sigmoid, df: sigmoidSlope } = ACTIVATIONS.sigmoid;

/** @param {Net} net @returns {Forward} */
export function forward({ weights: [w11, w12, w21, w22, b1, b2, v1, v2, c], inputs: [x1, x2], target, activation }) {
  const { f } = ACTIVATIONS[activation];
  const z1 = w11 * x1 + w21 * x2 + b1, z2 = w12 * x1 + w22 * x2 + b2;
  const h1 = f(z1), h2 = f(z2), z = v1 * h1 + v2 * h2 + c, a = sigmoid(z);
  return { z: [z1, z2, z], a: [h1, h2, a], loss: (a - target) ** 2 };
}

/** @param {Net} net @param {Forward} [pass] @returns {Backward} */
export function backward(net, { z: [z1, z2, z], a: [h1, h2, a] } = forward(net)) {
  const { weights: [, , , , , , v1, v2], inputs: [x1, x2], target, activation } = net, { df } = ACTIVATIONS[activation];
  const slopes = [df(z1, h1), df(z2, h2), sigmoidSlope(z, a)];
  const da = 2 * (a - target), dz = da * slopes[2];
  const dh1 = dz * v1, dh2 = dz * v2, dz1 = dh1 * slopes[0], dz2 = dh2 * slopes[1];
  return { da: [dh1, dh2, da], dz: [dz1, dz2, dz], slopes,
    grads: [dz1 * x1, dz2 * x1, dz1 * x2, dz2 * x2, dz1, dz2, dz * h1, dz * h2, dz] };
}

/** How much the loss changes with a weight that is moved by h, divided by h. @param {Net} net @param {number} i @param {number} h */
export function wiggled(net, i, h) {
  const moved = { ...net, weights: net.weights.with(i, net.weights[i] + h) };
  return (forward(moved).loss - forward(net).loss) / h;
}
