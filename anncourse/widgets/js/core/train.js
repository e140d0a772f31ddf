/** Minibatch training, as anncourse.train: one permutation an epoch, sliced; a last short batch stays. */
import { whole } from "./checks.js";

export class Trainer {
  /**
   * @param {import("./mlp.js").Mlp} mlp
   * @param {Float64Array} X (N, inputs)
   * @param {Int32Array | Float64Array} y
   * @param {object} settings
   * @param {import("./losses.js").Loss} [settings.loss]
   * @param {import("./optimizers.js").Optimizer} settings.optimizer
   * @param {number} [settings.batchSize]
   * @param {import("./rng.js").Rng} settings.rng
   */
  constructor(mlp, X, y, { loss = mlp.loss, optimizer, batchSize = 32, rng }) {
    if (!X.every(Number.isFinite)) throw new Error("Trainer expects X to be finite, got NaN or infinity");
    this.mlp = mlp;
    this.X = X;
    this.y = y;
    this.loss = loss;
    this.optimizer = optimizer;
    this.batchSize = whole("Trainer", "batchSize", batchSize);
    this.rng = rng;
    this.order = new Int32Array(mlp.examples(X));
    this.epochs = 0;
    /** Where in `order` the next batch starts; at the end of it a new epoch begins. */
    this.at = this.order.length;
  }

  /** One update. @returns {number} the loss of the batch before it */
  step() {
    const { mlp, order } = this;
    if (this.at >= order.length) {
      // rng.permutation, without a new array for every epoch.
      for (let i = 0; i < order.length; i++) order[i] = i;
      this.rng.shuffle(order);
      this.at = 0;
    }
    const to = Math.min(this.at + this.batchSize, order.length);
    const value = mlp.lossAndGrad(this.X, this.y, order, this.at, to, this.loss);
    if (!Number.isFinite(value)) throw new Error("...");
    this.optimizer.step(mlp.params, mlp.grads);
    this.at = to;
    if (to === order.length) this.epochs++;
    return value;
  }

  /** Steps up to the end of the epoch. @returns {number} the mean loss of its batches */
  epoch() {
    let sum = 0;
    let steps = 0;
    do {
      sum += this.step();
      steps++;
    } while (this.at < this.order.length);
    return sum / steps;
  }
}
