/**
 * A multilayer perceptron: Serial(Dense, Activation, ..., Dense) of the Python package.
 *
 * All parameters lie in one flat array, in the order of named_params(): layer by layer, W row by
 * row (in, out), then b. Data come row by row, (n, inputs); inside, values lie unit by unit.
 */
import { ACTIVATIONS } from "../neurons/activations.js";
import { entry, number, refuse, whole } from "../numbers/checks.js";
import { denseBackward, denseForward, denseGrads } from "./dense.js";
import { binaryCrossEntropy, softmaxCrossEntropy } from "../training/losses.js";
import { generator } from "../numbers/rng.js";

export class Mlp {
  /**
   * @param {number[]} sizes inputs, hidden units layer by layer, outputs: [2, 4, 2, 1]
   * @param {{activation?: string, rng: import("../numbers/rng.js").Rng}} settings
   */
  constructor(sizes, { activation = "tanh", rng }) {
    if (!Array.isArray(sizes) || sizes.length < 2)
      refuse("Mlp", "sizes from inputs to outputs", sizes);
    sizes.forEach((size, i) => whole("Mlp", `sizes[${i}]`, size));
    generator("Mlp", rng);
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

    this.reserve(1);
  }

  /** @private examples that the arrays below have room for */
  capacity = 0;
  /**
   * What each Dense layer receives, a[0] being the input, and at the end the logits.
   * @type {Float64Array[]}
   */
  a = [];
  /** The sums before each activation: a[l] = f(z[l]). @type {Float64Array[]} */
  z = [];
  /** @private dLoss/da, then dLoss/dz @type {Float64Array[]} */
  dz = [];
  /** @private */
  targets = new Float64Array(0);

  /** @private working space for n examples; it only grows. @param {number} n */
  reserve(n) {
    if (n <= this.capacity) return;
    this.capacity = n;
    const rows = () => this.sizes.map((size) => new Float64Array(size * n));
    this.a = rows();
    this.z = rows();
    this.dz = rows();
    this.targets = new Float64Array(this.nOut * n);
  }

  /** @private a[0] -> logits. @param {number} n */
  run(n) {
    const { layers, a, z } = this;
    const { f } = this.activation;
    const last = layers.length - 1;
    for (let l = 0; l < last; l++) {
      denseForward(layers[l], a[l], z[l + 1], n);
      const [sums, values] = [z[l + 1], a[l + 1]];
      const size = layers[l].nOut * n;
      for (let i = 0; i < size; i++) values[i] = f(sums[i]);
    }
    denseForward(layers[last], a[last], a[last + 1], n);
  }

  /** @param {ArrayLike<number>} X @returns {number} how many examples X holds */
  examples(X) {
    if (X.length === 0 || X.length % this.nIn) refuse("Mlp", this.nIn + " inputs an example", X.length + " numbers");
    return X.length / this.nIn;
  }

  /**
   * @private rows of a table, one number after the other, to columns
   * @param {ArrayLike<number>} table
   * @param {Float64Array} columns
   * @param {number} width of a row
   * @param {Int32Array | null} order
   * @param {number} from
   * @param {number} to
   */
  columns(table, columns, width, order, from, to) {
    const n = to - from;
    for (let i = 0; i < n; i++) {
      const row = (order ? order[from + i] : from + i) * width;
      for (let k = 0; k < width; k++) columns[k * n + i] = table[row + k];
    }
  }

  /**
   * Logits of the examples in X, row by row (n, outputs). Until the next call, entry j * n + i of
   * `a[l]` and `z[l]` holds unit j of layer l for example i.
   * @param {ArrayLike<number>} X (n, inputs)
   * @returns {Float64Array}
   */
  forward(X) {
    const n = this.examples(X);
    for (let i = 0; i < X.length; i++) number("Mlp", "X", X[i]);
    this.reserve(n);
    this.columns(X, this.a[0], this.nIn, null, 0, n);
    this.run(n);
    const logits = this.a[this.layers.length];
    const out = new Float64Array(n * this.nOut);
    for (let i = 0; i < out.length; i++) out[i] = logits[(i % this.nOut) * n + Math.floor(i / this.nOut)];
    return out;
  }

  /**
   * Mean loss over a batch; fills `grads`, and with it dW and db of every layer. The batch is the
   * examples order[from] to order[to - 1], or all of X.
   * @param {ArrayLike<number>} X (N, inputs)
   * @param {ArrayLike<number>} y one number an example, or one for each output
   * @param {Int32Array | null} [order]
   * @param {number} [from]
   * @param {number} [to]
   * @param {import("../training/losses.js").Loss} [loss]
   * @returns {number}
   */
  lossAndGrad(X, y, order = null, from = 0, to = order ? order.length : this.examples(X), loss = this.loss) {
    const n = to - from;
    const all = this.examples(X);
    const width = y.length / all;
    if (width !== 1 && width !== this.nOut) refuse("Mlp", "one target an example, or one for each output", width);
    if (!(n > 0 && from >= 0 && to <= (order ? order.length : all)))
      refuse("Mlp", `examples between 0 and ${order ? order.length : all}`, `${from} to ${to}`);
    this.reserve(n);
    const { layers, a, z, dz, targets } = this;
    this.columns(X, a[0], this.nIn, order, from, to);
    this.columns(y, targets, width, order, from, to);
    this.run(n);
    let l = layers.length;
    const value = loss(a[l], targets, dz[l], n, this.nOut);
    const { df } = this.activation;
    while (l-- > 0) {
      denseGrads(layers[l], a[l], dz[l + 1], n);
      if (l === 0) break;
      denseBackward(layers[l], dz[l + 1], dz[l], n);
      const [d, sums, values] = [dz[l], z[l], a[l]];
      const size = layers[l].nIn * n;
      for (let i = 0; i < size; i++) d[i] *= df(sums[i], values[i]);
    }
    return value;
  }

  /**
   * Every neuron over many points, `n` at a time: fewer at once stay near the processor. The maps follow each other
   * in `out`, layer by layer and neuron by neuron up to the logits, each in the order of the points.
   * @param {Float64Array} X (N, inputs), N a multiple of n
   * @param {number} n
   * @param {Float64Array} out
   * @returns {Float64Array} out
   */
  gridMaps(X, n, out) {
    const map = this.examples(X);
    const neurons = this.layers.reduce((sum, { nOut }) => sum + nOut, 0);
    if (map % n || out.length !== neurons * map)
      refuse("gridMaps", `rows of ${n} points and room for ${neurons * map} numbers`, `${map} points and ${out.length}`);
    this.reserve(n);
    for (let from = 0; from < map; from += n) {
      this.columns(X, this.a[0], this.nIn, null, from, from + n);
      this.run(n);
      let at = from;
      for (let l = 1; l < this.sizes.length; l++)
        for (let j = 0; j < this.sizes[l]; j++, at += map)
          for (let i = 0; i < n; i++) out[at + i] = this.a[l][j * n + i];
    }
    return out;
  }
}
