/**
 * A multilayer perceptron: Serial(Dense, Activation, ..., Dense) of the Python package.
 *
 * All parameters lie in one flat array, in the order of named_params(): layer by layer, W row by
 * row (in, out), then b. Data come row by row, (n, inputs); inside, values lie unit by unit.
 */
import { ACTIVATIONS } from "./activations.js";
import { entry, whole } from "./checks.js";
import { denseBackward, denseForward, denseGrads } from "./dense.js";
import { binaryCrossEntropy, softmaxCrossEntropy } from "./losses.js";

/** @param {number[]} sizes @param {number} n */
const rows = (sizes, n) => sizes.map((size) => new Float64Array(size * n));

export class Mlp {
  /**
   * @param {number[]} sizes inputs, hidden units layer by layer, outputs: [2, 4, 2, 1]
   * @param {{activation?: string, rng: import("./rng.js").Rng}} settings
   */
  constructor(sizes, { activation = "tanh", rng }) {
    if (!Array.isArray(sizes) || sizes.length < 2)
      throw new Error(`Mlp expects sizes from inputs to outputs, got ${sizes}`);
    sizes.forEach((size, i) => whole("Mlp", `sizes[${i}]`, size));
    this.sizes = [...sizes];
    this.nIn = sizes[0];
    this.nOut = sizes[sizes.length - 1];
    this.activation = entry("Mlp", "activation", ACTIVATIONS, activation);
    this.loss = this.nOut === 1 ? binaryCrossEntropy : softmaxCrossEntropy;

    const total = sizes.slice(1).reduce((sum, nOut, l) => sum + (sizes[l] + 1) * nOut, 0);
    this.params = new Float64Array(total);
    this.grads = new Float64Array(total);
    let at = 0;
    const view = (/** @type {number} */ size) => {
      at += size;
      return [this.params.subarray(at - size, at), this.grads.subarray(at - size, at)];
    };
    this.layers = sizes.slice(1).map((nOut, l) => {
      const nIn = sizes[l];
      const [W, dW] = view(nIn * nOut);
      const [b, db] = view(nOut);
      // Glorot and Bengio (2010): about equal variance on the way forward and back.
      const limit = Math.sqrt(6 / (nIn + nOut));
      W.set(rng.uniform(-limit, limit, W.length));
      return { nIn, nOut, W, b, dW, db };
    });

    /** @private */ this.capacity = 1;
    /** What each Dense layer receives, a[0] being the input, and at the end the logits. */
    this.a = rows(this.sizes, 1);
    /** The sums before each activation: a[l] = f(z[l]). */
    this.z = rows(this.sizes, 1);
    /** @private dLoss/da, then dLoss/dz */
    this.dz = rows(this.sizes, 1);
    /** @private */ this.targets = new Float64Array(this.nOut);
  }

  /** @private working space for n examples; it only grows. @param {number} n */
  reserve(n) {
    if (n <= this.capacity) return;
    this.capacity = n;
    this.a = rows(this.sizes, n);
    this.z = rows(this.sizes, n);
    this.dz = rows(this.sizes, n);
    this.targets = new Float64Array(this.nOut * n);
  }

  /** @private a[0] -> logits. @param {number} n */
  run(n) {
    const { layers, a, z } = this;
    const { f } = this.activation;
    const last = layers.length - 1;
    for (let l = 0; l < last; l++) {
      denseForward(layers[l], a[l], z[l + 1], n);
      const [from, to] = [z[l + 1], a[l + 1]];
      const size = layers[l].nOut * n;
      for (let i = 0; i < size; i++) to[i] = f(from[i]);
    }
    denseForward(layers[last], a[last], a[last + 1], n);
  }

  /** @param {ArrayLike<number>} X @returns {number} how many examples X holds */
  examples(X) {
    if (X.length === 0 || X.length % this.nIn)
      throw new Error(`Mlp expects ${this.nIn} inputs an example, got ${X.length} numbers`);
    return X.length / this.nIn;
  }

  /**
   * Logits of the examples in X, row by row (n, outputs). Until the next call, entry j * n + i of
   * `a[l]` and `z[l]` holds unit j of layer l for example i.
   * @param {ArrayLike<number>} X (n, inputs)
   * @returns {Float64Array}
   */
  forward(X) {
    const { nIn, nOut } = this;
    const n = this.examples(X);
    this.reserve(n);
    const x = this.a[0];
    for (let i = 0; i < n; i++) for (let k = 0; k < nIn; k++) x[k * n + i] = X[i * nIn + k];
    this.run(n);
    const logits = this.a[this.a.length - 1];
    const out = new Float64Array(n * nOut);
    for (let i = 0; i < n; i++) for (let k = 0; k < nOut; k++) out[i * nOut + k] = logits[k * n + i];
    return out;
  }

  /**
   * Mean loss over a batch; fills `grads`, and with it dW and db of every layer. The batch is the
   * examples order[from] to order[to - 1], or all of X.
   * @param {Float64Array} X (N, inputs)
   * @param {Int32Array | Float64Array} y one number an example, or one for each output
   * @param {Int32Array | null} [order]
   * @param {number} [from]
   * @param {number} [to]
   * @param {import("./losses.js").Loss} [loss]
   * @returns {number}
   */
  lossAndGrad(X, y, order = null, from = 0, to = order ? order.length : this.examples(X), loss = this.loss) {
    const { layers, a, z, dz } = this.gather(X, y, order, from, to);
    const n = to - from;
    this.run(n);
    let l = layers.length;
    const value = loss(a[l], this.targets, dz[l], n, this.nOut);
    const { df } = this.activation;
    while (l-- > 0) {
      denseGrads(layers[l], a[l], dz[l + 1], n);
      if (l === 0) break;
      denseBackward(layers[l], dz[l + 1], dz[l], n);
      const size = layers[l].nIn * n;
      for (let i = 0; i < size; i++) dz[l][i] *= df(z[l][i], a[l][i]);
    }
    return value;
  }

  /**
   * @private the batch into a[0] and targets, unit by unit
   * @param {Float64Array} X
   * @param {Int32Array | Float64Array} y
   * @param {Int32Array | null} order
   * @param {number} from
   * @param {number} to
   */
  gather(X, y, order, from, to) {
    const { nIn } = this;
    const n = to - from;
    const width = y.length / this.examples(X);
    if (width !== 1 && width !== this.nOut)
      throw new Error(`Mlp expects 1 or ${this.nOut} targets an example, got ${width}`);
    this.reserve(n);
    const x = this.a[0];
    for (let i = 0; i < n; i++) {
      const row = order ? order[from + i] : from + i;
      for (let k = 0; k < nIn; k++) x[k * n + i] = X[row * nIn + k];
      for (let k = 0; k < width; k++) this.targets[k * n + i] = y[row * width + k];
    }
    return this;
  }

  /**
   * Every neuron over a grid of points (xs[c], ys[r]), for networks with two inputs. The maps
   * follow each other in `out`, layer by layer and neuron by neuron up to the logits, each row by
   * row (ys.length, xs.length).
   * @param {Float64Array} xs
   * @param {Float64Array} ys
   * @param {Float64Array} out
   * @returns {Float64Array} out
   */
  gridMaps(xs, ys, out) {
    const n = xs.length;
    const map = n * ys.length;
    const neurons = this.layers.reduce((sum, { nOut }) => sum + nOut, 0);
    if (this.nIn !== 2 || out.length !== neurons * map)
      throw new Error(`gridMaps expects 2 inputs and room for ${neurons * map} numbers, got ${this.nIn} and ${out.length}`);
    this.reserve(n);
    for (let r = 0; r < ys.length; r++) {
      const x = this.a[0];
      for (let i = 0; i < n; i++) {
        x[i] = xs[i];
        x[n + i] = ys[r];
      }
      this.run(n);
      let at = r * n;
      for (let l = 1; l < this.sizes.length; l++)
        for (let j = 0; j < this.sizes[l]; j++, at += map)
          for (let i = 0; i < n; i++) out[at + i] = this.a[l][j * n + i];
    }
    return out;
  }
}
