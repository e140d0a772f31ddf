/** How a convolutional network learns: step after step with Adam, from batches in an order that was drawn elsewhere. */

import { Adam } from "../training/optimizers.js";
import { Learner } from "./learning.js";

export const RATE = 0.005, BATCH = 8;

/**
 * @param {import("./convnet.js").ConvNet} net
 * @param {Float64Array} X @param {Int32Array} y  images and labels
 * @param {Int32Array[]} orders  which images, epoch by epoch
 * @returns {() => number} one step; the mean loss of the batch before it
 */
export function lessons(net, X, y, orders) {
  const learner = new Learner(net), adam = new Adam({ lr: RATE });
  let epoch = 0, at = 0;
  return () => {
    const order = orders[epoch], end = Math.min(at + BATCH, order.length), value = learner.lossAndGrad(X, y, order, at, end);
    adam.step(net.params, learner.grads);
    [epoch, at] = end < order.length ? [epoch, end] : [epoch + 1, 0];
    return value;
  };
}
