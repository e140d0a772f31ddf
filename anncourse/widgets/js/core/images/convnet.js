/**
 * A small convolutional network for gray images: Serial(Conv2D, Activation("relu"), MaxPool2D, ..., Flatten, Dense) of the Python package.
 *
 * All parameters lie in one flat array, in the order of named_params(). Images come row by row, one after the other.
 * learning.js has the way back.
 */

import { denseForward } from "../layers/dense.js";
import { number, refuse, whole } from "../numbers/checks.js";
import { area, convForward, lead, places, wide } from "./conv2d.js";
import { maxForward } from "./pool2d.js";

/** @typedef {import("./conv2d.js").ConvLayer} ConvLayer */
/** Kernels, their size, whether zeros around keep the image's size, and the windows of the pooling. @typedef {{ kernels: number, size: [number, number], same?: boolean, pool: number | "all" }} Block */
/** @typedef {{ conv: ConvLayer, pool: { rows: number, cols: number, kh: number, kw: number }, x: Float64Array, z: Float64Array, winners: Int32Array }} Stage */

/** Where the numbers of a plane lie that are not its padding. @param {import("./conv2d.js").Plane} plane @returns {import("./pool2d.js").Lay} */
export const lay = (plane) => ({ size: area(plane), wide: wide(plane), first: plane.pad * wide(plane) + plane.pad });

export class ConvNet {
  /** Images that the arrays have room for */
  capacity = 0;
  /** What the last pooling gives, as planes, as what the dense layer takes, and the logits; both unit by unit. */
  pooled = new Float64Array(0);
  flat = new Float64Array(0);
  out = new Float64Array(0);

  /** All weights are 0 until they are drawn, or set. @param {{ rows: number, cols: number, blocks: Block[], classes: number }} shape */
  constructor({ rows, cols, blocks, classes }) {
    this.nIn = whole("ConvNet", "rows", rows) * whole("ConvNet", "cols", cols);
    this.nOut = whole("ConvNet", "classes", classes);
    const shapes = layers(rows, cols, blocks), last = shapes[shapes.length - 1];
    const nIn = last.cOut * last.pool.rows * last.pool.cols;
    const total = shapes.reduce((sum, { kh, kw, cIn, cOut }) => sum + (kh * kw * cIn + 1) * cOut, (nIn + 1) * classes);
    this.params = new Float64Array(total);
    let at = 0;
    const take = (/** @type {number} */ size) => {
      at += size;
      return this.params.subarray(at - size, at);
    };
    const weights = (/** @type {number} */ count, /** @type {number} */ outputs) => ({ W: take(count), b: take(outputs) });
    const none = new Float64Array(0);
    /** @type {Stage[]} */
    this.stages = shapes.map(({ pool, ...shape }) => {
      const { kh, kw, cIn, cOut } = shape;
      return { conv: { ...shape, ...weights(kh * kw * cIn * cOut, cOut) }, pool, x: none, z: none, winners: new Int32Array(0) };
    });
    this.dense = { nIn, nOut: classes, ...weights(nIn * classes, classes) };
    this.reserve(1);
  }

  /** Draw the weights to begin with, as Conv2D and Dense do (Glorot and Bengio 2010). @param {import("../numbers/rng.js").Rng} rng */
  draw(rng) {
    const fill = (/** @type {Float64Array} */ W, /** @type {number} */ fans) => W.set(rng.uniform(-Math.sqrt(6 / fans), Math.sqrt(6 / fans), W.length));
    for (const { conv: { W, kh, kw, cIn, cOut } } of this.stages) fill(W, kh * kw * (cIn + cOut));
    fill(this.dense.W, this.dense.nIn + this.nOut);
    return this;
  }

  /** Working space for n images; the padding in it is and stays 0. @param {number} n */
  reserve(n) {
    if (n === this.capacity) return;
    this.capacity = n;
    for (const stage of this.stages) {
      const { cIn, cOut, plane } = stage.conv, { rows, cols } = stage.pool;
      stage.x = new Float64Array(cIn * n * area(plane));
      stage.z = new Float64Array(lead(stage.conv) + cOut * n * area(plane));
      stage.winners = new Int32Array(cOut * n * rows * cols);
    }
    const { nIn, nOut } = this.dense;
    this.pooled = new Float64Array(nIn * n);
    this.flat = new Float64Array(nIn * n);
    this.out = new Float64Array(nOut * n);
  }

  /** @param {ArrayLike<number>} X @returns {number} how many images X holds */
  examples(X) {
    if (X.length === 0 || X.length % this.nIn) refuse("ConvNet", `${this.nIn} pixels an image`, `${X.length} numbers`);
    return X.length / this.nIn;
  }

  /** Images into the first stage. @param {ArrayLike<number>} X @param {Int32Array | null} order @param {number} from @param {number} n */
  take(X, order, from, n) {
    const { x, conv: { plane } } = this.stages[0], { size, wide: row, first } = lay(plane);
    for (let i = 0; i < n; i++) {
      const image = (order ? order[from + i] : from + i) * this.nIn;
      for (let r = 0, k = image; r < plane.rows; r++)
        for (let c = 0, at = i * size + first + r * row; c < plane.cols; c++) x[at++] = X[k++];
    }
  }

  /** Where the pooled numbers of a stage go: into the next one's planes, or into planes without padding. @param {number} s @returns {[Float64Array, import("./pool2d.js").Lay]} */
  after(s) {
    const next = this.stages[s + 1], { rows, cols } = this.stages[s].pool;
    return next ? [next.x, lay(next.conv.plane)] : [this.pooled, { size: rows * cols, wide: cols, first: 0 }];
  }

  /** The first stage's x -> out. @param {number} n */
  run(n) {
    this.stages.forEach(({ conv, pool, x, z, winners }, s) => {
      convForward(conv, x, z, n);
      for (let p = 0; p < z.length; p++) if (z[p] < 0) z[p] = 0;
      const [to, where] = this.after(s);
      maxForward(z, { size: area(conv.plane), wide: wide(conv.plane), first: lead(conv) }, to, where, { planes: conv.cOut * n, ...pool }, winners);
    });
    this.turn(n, this.pooled, this.flat, true);
    denseForward(this.dense, this.flat, this.out, n);
  }

  /** Between planes and rows of (rows, cols, channels), unit by unit. @param {number} n @param {Float64Array} planes @param {Float64Array} flat @param {boolean} forward */
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
