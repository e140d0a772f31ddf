/** A convolutional network's way back: the gradient of its loss. */

import { denseBackward, denseGrads } from "../layers/dense.js";
import { softmaxCrossEntropy } from "../training/losses.js";
import { convBackward, convGrads } from "./conv2d.js";
import { maxBackward } from "./pool2d.js";

/** @typedef {import("./convnet.js").ConvNet} ConvNet */

export class Learner {
  /** @private images that the arrays have room for */
  capacity = 0;
  /** @private dLoss/dx and dLoss/dz of each stage @type {{ dx: Float64Array, dz: Float64Array }[]} */
  back = [];
  /** @private */ dflat = new Float64Array(0);
  /** @private */ dout = new Float64Array(0);

  /** @param {ConvNet} net */
  constructor(net) {
    this.net = net;
    this.grads = new Float64Array(net.params.length);
    let at = 0;
    const view = (/** @type {Float64Array} */ like) => this.grads.subarray(at, (at += like.length));
    const views = (/** @type {{ W: Float64Array, b: Float64Array }} */ { W, b }) => ({ dW: view(W), db: view(b) });
    /** @private */ this.slopes = net.stages.map(({ conv }) => views(conv));
    /** @private */ this.dense = { ...net.dense, ...views(net.dense) };
  }

  /** @private @param {number} n */
  reserve(n) {
    this.net.reserve(n);
    if (n === this.capacity) return;
    this.capacity = n;
    this.back = this.net.stages.map(({ x, z }) => ({ dx: new Float64Array(x.length), dz: new Float64Array(z.length) }));
    this.dflat = new Float64Array(this.dense.nIn * n);
    this.dout = new Float64Array(this.net.nOut * n);
  }

  /**
   * Mean loss over a batch; fills `grads`. The batch is the images order[from] to order[to - 1], or all of X.
   * @param {ArrayLike<number>} X @param {ArrayLike<number>} y labels
   * @param {Int32Array | null} [order] @param {number} [from] @param {number} [to]
   * @returns {number}
   */
  lossAndGrad(X, y, order = null, from = 0, to = order ? order.length : this.net.examples(X)) {
    const { net, dense } = this, n = to - from;
    const labels = Float64Array.from({ length: n }, (_, i) => y[order ? order[from + i] : from + i]);
    this.reserve(n);
    const { dflat, dout } = this;
    net.take(X, order, from, n);
    net.run(n);
    const value = softmaxCrossEntropy(net.out, labels, dout, n, this.net.nOut);
    denseGrads(dense, net.flat, dout, n);
    denseBackward(dense, dout, dflat, n);
    // The planes of the last pooling are used up: what they hold from here on is their gradient.
    net.turn(n, net.pooled, dflat, false);
    for (let s = net.stages.length - 1; s >= 0; s--) {
      const { conv, pool, x, z, winners } = net.stages[s], { dx, dz } = this.back[s], [, where] = net.after(s);
      dz.fill(0);
      maxBackward(this.back[s + 1]?.dx ?? net.pooled, where, dz, { planes: conv.cOut * n, ...pool }, winners);
      for (const at of winners) if (z[at] <= 0) dz[at] = 0;
      convGrads(conv, this.slopes[s], x, dz, n);
      if (s > 0) convBackward(conv, dz, dx, n);
    }
    return value;
  }
}
