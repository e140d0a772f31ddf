/**
 * A hundred small networks on the four corners of XOR: alike but for the weights they start from. Plain gradient descent,
 * all four corners in every step, so that an epoch is a step. anncourse/widgets/figures/xor_census/census.py says the same.
 */

import { Mlp } from "../layers/mlp.js";
import { Rng } from "../numbers/rng.js";

/** @typedef {{ units: number, activation: string, seed: number }} Kind */

export const NETS = 100;
const RATE = 0.5;
const CORNERS = Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), ANSWERS = Float64Array.of(0, 1, 1, 0);

export class Census {
  /** @param {Kind} kind @param {number} [nets] */
  constructor({ units, activation, seed }, nets = NETS) {
    const rng = new Rng(seed);
    this.nets = Array.from({ length: nets }, () => new Mlp([2, units, 1], { activation, rng }));
  }

  /** @param {number} epochs */
  train(epochs) {
    for (const net of this.nets) {
      const { params, grads } = net;
      for (let epoch = 0; epoch < epochs; epoch++) {
        net.lossAndGrad(CORNERS, ANSWERS);
        for (let i = 0; i < params.length; i++) params[i] -= RATE * grads[i];
      }
    }
  }

  /** Which of them have all four corners right: 1 or 0 each. */
  solved() {
    return Uint8Array.from(this.nets, (net) => Number(net.forward(CORNERS).every((z, i) => z > 0 === ANSWERS[i] > 0)));
  }

  /**
   * The answers over the plane, from −127 for a sure 0 to 127 for a sure 1: net by net, each row by row from the top.
   * @param {Float64Array} xs
   * @param {Float64Array} ys
   */
  maps(xs, ys) {
    const map = xs.length * ys.length, out = new Int8Array(this.nets.length * map);
    const plane = Float64Array.from([...ys].flatMap((y) => [...xs].flatMap((x) => [x, y])));
    this.nets.forEach((net, n) => {
      const units = net.sizes[1], all = net.gridMaps(plane, xs.length, new Float64Array((units + 1) * map));
      for (let i = 0; i < map; i++) out[n * map + i] = Math.round(127 * Math.tanh(all[units * map + i] / 2));
    });
    return out;
  }
}

/** How many solve it after so many epochs. @param {Kind & { epochs: number }} state */
export function solving({ epochs, ...kind }) {
  const census = new Census(kind);
  census.train(epochs);
  return census.solved().reduce((sum, one) => sum + one, 0);
}
