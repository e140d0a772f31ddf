/**
 * One Conv2D layer, stride 1, forward and backward, over n images at a time.
 *
 * Each channel of each image lies alone, with its padding, row by row: a plane. Channel c of image i is plane c * n + i.
 * A number under the window is then a fixed step away from the window's corner, at every place; so each inner loop runs
 * through a whole plane with a few weights at hand. It passes the places where the window would leave the right edge, too:
 * what is in z there means nothing, and in dz there is 0.
 */

/** Planes of one size: rows and columns without the padding, which stands on all four sides. @typedef {{ rows: number, cols: number, pad: number }} Plane */
/**
 * @typedef {object} ConvLayer
 * @property {number} cIn
 * @property {number} cOut
 * @property {number} kh rows of the window
 * @property {number} kw columns of the window
 * @property {Plane} plane what comes in
 * @property {Float64Array} W view of params, (kh, kw, cIn, cOut) row by row
 * @property {Float64Array} b view of params
 */
/** The gradient of a layer's weights: views of grads. @typedef {{ dW: Float64Array, db: Float64Array }} Grads */

/** Weights at hand in an inner loop. */
const AT_ONCE = 3;

/** @param {Plane} plane */
export const wide = ({ cols, pad }) => cols + 2 * pad;
/** @param {Plane} plane @returns {number} numbers in a plane */
export const area = (plane) => (plane.rows + 2 * plane.pad) * wide(plane);

/** Rows and columns of places that the window has. @param {Pick<ConvLayer, "kh" | "kw" | "plane">} layer @returns {[number, number]} */
export const places = ({ kh, kw, plane: { rows, cols, pad } }) => [rows + 2 * pad - kh + 1, cols + 2 * pad - kw + 1];

/** From the first place to the last, through the plane. @param {ConvLayer} layer */
function span(layer) {
  const [rows, cols] = places(layer);
  return (rows - 1) * wide(layer.plane) + cols;
}

/** How far each number under the window is from its corner. @param {ConvLayer} layer */
const steps = ({ kh, kw, plane }) => Int32Array.from({ length: kh * kw }, (_, t) => Math.floor(t / kw) * wide(plane) + (t % kw));

/** Numbers before the first plane of z: what a window's number hands back may lie before its corner. @param {ConvLayer} layer */
export const lead = ({ kh, kw, plane }) => (kh - 1) * wide(plane) + kw - 1;

/**
 * z[p] += the sum over t of w[t] x[p + step[t]], through a plane.
 * @param {Float64Array} x @param {number} from @param {Int32Array} step
 * @param {Float64Array} w @param {number} at the first weight @param {number} every from one to the next
 * @param {Float64Array} z @param {number} to @param {number} end how many p
 */
function gather(x, from, step, w, at, every, z, to, end) {
  let t = 0;
  for (; t + AT_ONCE <= step.length; t += AT_ONCE, at += AT_ONCE * every) {
    const w0 = w[at], w1 = w[at + every], w2 = w[at + 2 * every], x0 = from + step[t], x1 = from + step[t + 1], x2 = from + step[t + 2];
    for (let p = 0; p < end; p++) z[to + p] += w0 * x[x0 + p] + w1 * x[x1 + p] + w2 * x[x2 + p];
  }
  for (; t < step.length; t++, at += every) {
    const w0 = w[at], x0 = from + step[t];
    for (let p = 0; p < end; p++) z[to + p] += w0 * x[x0 + p];
  }
}

/**
 * z = b + the sum over the window of x W. Planes of z are as large as those of x; what belongs to a window is where its corner is.
 * @param {ConvLayer} layer @param {Float64Array} x @param {Float64Array} z @param {number} n
 */
export function convForward(layer, x, z, n) {
  const { cIn, cOut, W, b } = layer, size = area(layer.plane), end = span(layer), step = steps(layer), first = lead(layer);
  for (let i = 0; i < n; i++)
    for (let o = 0; o < cOut; o++) {
      const to = first + (o * n + i) * size;
      z.fill(b[o], to, to + end);
      for (let c = 0; c < cIn; c++) gather(x, (c * n + i) * size, step, W, c * cOut + o, cIn * cOut, z, to, end);
    }
}

/**
 * dW and db, which sum over all places and images.
 * @param {ConvLayer} layer @param {Grads} grads @param {Float64Array} x @param {Float64Array} dz @param {number} n
 */
export function convGrads(layer, { dW, db }, x, dz, n) {
  const { cIn, cOut } = layer, size = area(layer.plane), end = span(layer), step = steps(layer), every = cIn * cOut, first = lead(layer);
  dW.fill(0);
  db.fill(0);
  for (let i = 0; i < n; i++)
    for (let o = 0; o < cOut; o++) {
      const to = first + (o * n + i) * size;
      for (let p = to; p < to + end; p++) db[o] += dz[p];
      for (let c = 0; c < cIn; c++) {
        const from = (c * n + i) * size;
        let t = 0, at = c * cOut + o;
        for (; t + AT_ONCE <= step.length; t += AT_ONCE, at += AT_ONCE * every) {
          const x0 = from + step[t], x1 = from + step[t + 1], x2 = from + step[t + 2];
          let s0 = 0, s1 = 0, s2 = 0;
          for (let p = 0; p < end; p++) {
            const d = dz[to + p];
            s0 += d * x[x0 + p];
            s1 += d * x[x1 + p];
            s2 += d * x[x2 + p];
          }
          dW[at] += s0;
          dW[at + every] += s1;
          dW[at + 2 * every] += s2;
        }
        for (; t < step.length; t++, at += every) {
          const x0 = from + step[t];
          for (let p = 0; p < end; p++) dW[at] += dz[to + p] * x[x0 + p];
        }
      }
    }
}

/**
 * dx: each number gathers from all windows that it was under. On the padding dx means nothing.
 * @param {ConvLayer} layer @param {Float64Array} dz @param {Float64Array} dx @param {number} n
 */
export function convBackward(layer, dz, dx, n) {
  const { cIn, cOut, W, plane } = layer, size = area(plane), back = steps(layer).map((step) => -step);
  const inside = plane.pad * wide(plane) + plane.pad, end = (plane.rows - 1) * wide(plane) + plane.cols, first = lead(layer) + inside;
  dx.fill(0);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < cIn; c++)
      for (let o = 0; o < cOut; o++) gather(dz, first + (o * n + i) * size, back, W, c * cOut + o, cIn * cOut, dx, inside + (c * n + i) * size, end);
}
