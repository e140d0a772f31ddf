/**
 * Minibatch training, as anncourse.train and anncourse.fit: one permutation an epoch, sliced; a
 * last short batch is kept.
 */
import { refuse, whole } from "../numbers/checks.js";
import { checkTargets } from "./losses.js";
import { generator } from "../numbers/rng.js";

/**
 * A moment of the training, to go back to.
 * @typedef {Pick<Trainer, "optimizer" | "rng" | "order" | "at" | "steps" | "epochs"> & {params: Float64Array}} Moment
 */

export class Trainer {
  /**
   * @param {import("../layers/mlp.js").Mlp} mlp its parameters are changed
   * @param {Float64Array} X (N, inputs)
   * @param {Int32Array | Float64Array} y one number an example, or one for each output
   * @param {object} settings
   * @param {import("./losses.js").Loss} [settings.loss]
   * @param {import("./optimizers.js").Optimizer} settings.optimizer
   * @param {number} [settings.batchSize]
   * @param {import("../numbers/rng.js").Rng} settings.rng
   */
  constructor(mlp, X, y, { loss = mlp.loss, optimizer, batchSize = 32, rng }) {
    if (!X.every(Number.isFinite)) refuse("Trainer", "finite X", "NaN or infinity");
    checkTargets("Trainer", loss, y, mlp.nOut);
    this.mlp = mlp;
    this.X = X;
    this.y = y;
    this.loss = loss;
    this.optimizer = optimizer;
    this.batchSize = whole("Trainer", "batchSize", batchSize);
    this.rng = generator("Trainer", rng);
    this.order = new Int32Array(mlp.examples(X));
    /** Where in `order` the next batch starts. */
    this.at = 0;
    /** Updates made, and times that all data were seen. */
    this.steps = 0;
    this.epochs = 0;
  }

  /** One update. @returns {number} the mean loss of the batch before it */
  step() {
    const { mlp, order } = this;
    if (this.at === 0) {
      // rng.permutation, without a new array for every epoch.
      for (let i = 0; i < order.length; i++) order[i] = i;
      this.rng.shuffle(order);
    }
    this.steps++;
    const end = Math.min(this.at + this.batchSize, order.length);
    const value = mlp.lossAndGrad(this.X, this.y, order, this.at, end, this.loss);
    if (!Number.isFinite(value)) throw this.diverged(`the loss is ${value}`);
    this.optimizer.step(mlp.params, mlp.grads);
    this.at = end;
    if (end === order.length) {
      this.at = 0;
      this.epochs++;
      if (!mlp.params.every(Number.isFinite)) throw this.diverged("a weight is NaN or infinite");
    }
    return value;
  }

  /** Steps up to the end of the epoch. @returns {number} the mean loss of the examples seen */
  epoch() {
    const first = this.at;
    let sum = 0;
    do {
      const start = this.at;
      sum += this.step() * ((this.at || this.order.length) - start);
    } while (this.at > 0);
    return sum / (this.order.length - first);
  }

  /** @private @param {string} what */
  diverged(what) {
    return new Error(
      `Training ran away at step ${this.steps}: ${what}. Try a learning rate well below ` +
        `${this.optimizer.lr}, or inputs scaled to about -1 to 1.`,
    );
  }

  /** @returns {Moment} */
  save() {
    const { mlp, optimizer, rng, order, at, steps, epochs } = this;
    const params = mlp.params.slice();
    return { params, optimizer: optimizer.clone(), rng: rng.clone(), order: order.slice(), at, steps, epochs };
  }

  /** Go back to a saved moment; what follows is what followed then. @param {Moment} moment */
  restore({ params, ...rest }) {
    this.mlp.params.set(params);
    Object.assign(this, rest);
    // The moment keeps its own copies, to be restored again.
    this.optimizer = this.optimizer.clone();
    this.rng = this.rng.clone();
    this.order = this.order.slice();
  }
}
