/**
 * A small convolutional network for gray images: Serial(Conv2D, Activation("relu"), MaxPool2D, ..., Flatten, Dense) of the Python package.
 *
 * All parameters lie in one flat array, in the order of named_params(). Images come row by row, one after the other.
 */

import { denseBackward, denseForward, denseGrads } from "../layers/dense.js";
import { number, refuse, whole } from "../numbers/checks.js";
import { generator } from "../numbers/rng.js";
import { softmaxCrossEntropy } from "../training/losses.js";
import { area, convBackward, convForward, convGrads, lead, places, wide } from "./conv2d.js";
import { maxBackward, maxForward } from "./pool2d.js";

/** @typedef {import("./conv2d.js").ConvLayer} ConvLayer */
/** Kernels, their size, whether zeros around keep the image's size, and the windows of the pooling. @typedef {{ kernels: number, size: [number, number], same?: boolean, pool: number | "all" }} Block */
/** @typedef {{ conv: ConvLayer, pool: { rows: number, cols: number, kh: number, kw: number }, x: Float64Array, z: Float64Array, dx: Float64Array, dz: Float64Array, winners: Int32Array }} Stage */

/** Where the numbers of a plane lie that are not its padding. @param {import("./conv2d.js").Plane} plane @returns {import("./pool2d.js").Lay} */
const lay = (plane) => ({ size: area(plane), wide: wide(plane), first: plane.pad * wide(plane) + plane.pad });

export class ConvNet {
  loss = softmaxCrossEntropy;
  /** @private images that the arrays have room for */
  capacity = 0;
  /** @private */ flat = new Float64Array(0);
  /** @private */ dflat = new Float64Array(0);
  /** @private */ out = new Float64Array(0);
  /** @private */ dout = new Float64Array(0);
  /** @private */ pooled = new Float64Array(0);

  /**
   * @param {{ rows: number, cols: number, blocks: Block[], classes: number }} shape
   * @param {{ rng: import("../numbers/rng.js").Rng }} settings
   */
  constructor({ rows, cols, blocks, classes }, { rng }) {
    generator("ConvNet", rng);
    this.nIn = whole("ConvNet", "rows", rows) * whole("ConvNet", "cols", cols);
    this.nOut = whole("ConvNet", "classes", classes);
    const shapes = layers(rows, cols, blocks), last = shapes[shapes.length - 1];
    const nIn = last.cOut * last.pool.rows * last.pool.cols;
    const total = shapes.reduce((sum, { kh, kw, cIn, cOut }) => sum + (kh * kw * cIn + 1) * cOut, (nIn + 1) * classes);
    this.params = new Float64Array(total);
    this.grads = new Float64Array(total);
    let at = 0;
    const take = (/** @type {number} */ size) => {
      at += size;
      return [this.params.subarray(at - size, at), this.grads.subarray(at - size, at)];
    };
    const weights = (/** @type {number} */ count, /** @type {number} */ outputs, /** @type {number} */ fanIn, /** @type {number} */ fanOut) => {
      const [W, dW] = take(count), [b, db] = take(outputs);
      // Glorot and Bengio (2010), as Conv2D and Dense.
      const limit = Math.sqrt(6 / (fanIn + fanOut));
      W.set(rng.uniform(-limit, limit, count));
      return { W, b, dW, db };
    };
    const none = new Float64Array(0);
    /** @type {Stage[]} */
    this.stages = shapes.map(({ pool, ...shape }) => {
      const { kh, kw, cIn, cOut } = shape, window = kh * kw;
      return { conv: { ...shape, ...weights(window * cIn * cOut, cOut, window * cIn, window * cOut) }, pool, x: none, z: none, dx: none, dz: none, winners: new Int32Array(0) };
    });
    this.dense = { nIn, nOut: classes, ...weights(nIn * classes, classes, nIn, classes) };
    this.reserve(1);
  }

  /** @private working space for n images; the padding in it is and stays 0. @param {number} n */
  reserve(n) {
    if (n === this.capacity) return;
    this.capacity = n;
    for (const stage of this.stages) {
      const { cIn, cOut, plane } = stage.conv, { rows, cols } = stage.pool;
      for (const name of /** @type {const} */ (["x", "dx"])) stage[name] = new Float64Array(cIn * n * area(plane));
      for (const name of /** @type {const} */ (["z", "dz"])) stage[name] = new Float64Array(lead(stage.conv) + cOut * n * area(plane));
      stage.winners = new Int32Array(cOut * n * rows * cols);
    }
    const { nIn, nOut } = this.dense;
    this.pooled = new Float64Array(nIn * n);
    this.flat = new Float64Array(nIn * n);
    this.dflat = new Float64Array(nIn * n);
    this.out = new Float64Array(nOut * n);
    this.dout = new Float64Array(nOut * n);
  }

  /** @param {ArrayLike<number>} X @returns {number} how many images X holds */
  examples(X) {
    if (X.length === 0 || X.length % this.nIn) refuse("ConvNet", `${this.nIn} pixels an image`, `${X.length} numbers`);
    return X.length / this.nIn;
  }

  /** @private @param {ArrayLike<number>} X @param {Int32Array | null} order @param {number} from @param {number} n */
  take(X, order, from, n) {
    const { x, conv: { plane } } = this.stages[0], { size, wide: row, first } = lay(plane);
    for (let i = 0; i < n; i++) {
      const image = (order ? order[from + i] : from + i) * this.nIn;
      for (let r = 0, k = image; r < plane.rows; r++)
        for (let c = 0, at = i * size + first + r * row; c < plane.cols; c++) x[at++] = X[k++];
    }
  }

  /** @private where the pooled numbers of a stage go: into the next one's planes, or into planes without padding. @param {number} s @returns {[Float64Array, Float64Array, import("./pool2d.js").Lay]} */
  after(s) {
    const next = this.stages[s + 1], { rows, cols } = this.stages[s].pool;
    return next ? [next.x, next.dx, lay(next.conv.plane)] : [this.pooled, this.pooled, { size: rows * cols, wide: cols, first: 0 }];
  }

  /** @private the first stage's x -> out. @param {number} n */
  run(n) {
    this.stages.forEach(({ conv, pool, x, z, winners }, s) => {
      convForward(conv, x, z, n);
      for (let p = 0; p < z.length; p++) if (z[p] < 0) z[p] = 0;
      const [to, , where] = this.after(s);
      maxForward(z, { size: area(conv.plane), wide: wide(conv.plane), first: lead(conv) }, to, where, { planes: conv.cOut * n, ...pool }, winners);
    });
    this.turn(n, this.pooled, this.flat, true);
    denseForward(this.dense, this.flat, this.out, n);
  }

  /** @private between planes and rows of (rows, cols, channels), unit by unit. @param {number} n @param {Float64Array} planes @param {Float64Array} flat @param {boolean} forward */
  turn(n, planes, flat, forward) {
    const { conv: { cOut }, pool: { rows, cols } } = this.stages[this.stages.length - 1], size = rows * cols;
    for (let c = 0; c < cOut; c++)
      for (let i = 0; i < n; i++)
        for (let p = 0; p < size; p++) {
          const plane = (c * n + i) * size + p, unit = (p * cOut + c) * n + i;
          if (forward) flat[unit] = planes[plane];
          else planes[plane] = flat[unit];
        }
  }

  /** Logits of the images in X, row by row (n, classes). Until the next call `stages` hold what each image became. @param {ArrayLike<number>} X @returns {Float64Array} */
  forward(X) {
    const n = this.examples(X);
    for (let i = 0; i < X.length; i++) number("ConvNet", "X", X[i]);
    this.reserve(n);
    this.take(X, null, 0, n);
    this.run(n);
    return Float64Array.from({ length: n * this.nOut }, (_, k) => this.out[(k % this.nOut) * n + Math.floor(k / this.nOut)]);
  }

  /**
   * Mean loss over a batch; fills `grads`. The batch is the images order[from] to order[to - 1], or all of X.
   * @param {ArrayLike<number>} X @param {ArrayLike<number>} y labels
   * @param {Int32Array | null} [order] @param {number} [from] @param {number} [to]
   * @returns {number}
   */
  lossAndGrad(X, y, order = null, from = 0, to = order ? order.length : this.examples(X)) {
    const n = to - from, labels = Float64Array.from({ length: n }, (_, i) => y[order ? order[from + i] : from + i]);
    this.reserve(n);
    this.take(X, order, from, n);
    this.run(n);
    const value = this.loss(this.out, labels, this.dout, n, this.nOut);
    denseGrads(this.dense, this.flat, this.dout, n);
    denseBackward(this.dense, this.dout, this.dflat, n);
    this.turn(n, this.pooled, this.dflat, false);
    for (let s = this.stages.length - 1; s >= 0; s--) {
      const { conv, pool, x, z, dx, dz, winners } = this.stages[s], [, dy, where] = this.after(s);
      dz.fill(0);
      maxBackward(dy, where, dz, { planes: conv.cOut * n, ...pool }, winners);
      for (const at of winners) if (z[at] <= 0) dz[at] = 0;
      convGrads(conv, x, dz, n);
      if (s > 0) convBackward(conv, dz, dx, n);
    }
    return value;
  }

  /** The map of one kernel for one image of the last call, after its ReLU, row by row. @param {number} s stage @param {number} kernel @param {number} [image] */
  map(s, kernel, image = 0) {
    const { conv, z } = this.stages[s], [rows, cols] = places(conv), row = wide(conv.plane), from = lead(conv) + (kernel * this.capacity + image) * area(conv.plane);
    return Float64Array.from({ length: rows * cols }, (_, p) => z[from + Math.floor(p / cols) * row + (p % cols)]);
  }
}

/** The shapes of all stages, each from the one before. @param {number} rows @param {number} cols @param {Block[]} blocks */
function layers(rows, cols, blocks) {
  if (!blocks.length) refuse("ConvNet", "at least one block", "none");
  let cIn = 1;
  return blocks.map(({ kernels, size: [kh, kw], same = false, pool }) => {
    if (same && (kh !== kw || kh % 2 === 0)) refuse("ConvNet", "square windows of odd size where they keep the image's size", `${kh}x${kw}`);
    const shape = { cIn, cOut: whole("ConvNet", "kernels", kernels), kh, kw, plane: { rows, cols, pad: same ? (kh - 1) / 2 : 0 } };
    const [high, broad] = places(shape), [ph, pw] = pool === "all" ? [high, broad] : [pool, pool];
    if (high < ph || broad < pw) refuse("ConvNet", `images of at least ${kh}x${kw}, and maps of at least ${ph}x${pw}`, `${rows}x${cols}`);
    [cIn, rows, cols] = [kernels, Math.floor(high / ph), Math.floor(broad / pw)];
    return { ...shape, pool: { rows, cols, kh: ph, kw: pw } };
  });
}
