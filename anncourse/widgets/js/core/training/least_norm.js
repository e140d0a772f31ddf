/**
 * Linear weights found at once, the shortest of the best. anncourse/training/least_norm.py says the same.
 * Tables are row by row.
 */
import { number, refuse, whole } from "../numbers/checks.js";

/**
 * Waves of rising frequency: cos(k pi x) / max(1, k), a row for each x.
 * @param {ArrayLike<number>} x @param {number} n  how many, k = 0 ... n - 1 @param {boolean} [prior]  whether wave k is divided by k
 */
export function cosineFeatures(x, n, prior = true) {
  const waves = new Float64Array(x.length * whole("cosineFeatures", "n", n));
  for (let i = 0; i < x.length; i++)
    for (let k = 0; k < n; k++) waves[i * n + k] = Math.cos(Math.PI * (x[i] * k)) / (prior && k ? k : 1);
  return waves;
}

/** @param {ArrayLike<number>} table @param {number} rows @param {number} columns */
function turned(table, rows, columns) {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = table[i * columns + j];
  return out;
}

/** Rotate two rows of length n. @param {Float64Array} A @param {number} n @param {number} p @param {number} q @param {number} c @param {number} s */
function rotate(A, n, p, q, c, s) {
  for (let i = p * n, j = q * n, end = i + n; i < end; i++, j++) {
    const a = A[i], b = A[j];
    A[i] = c * a - s * b;
    A[j] = s * a + c * b;
  }
}

/** @param {Float64Array} A @param {number} i  first place @param {Float64Array} B @param {number} j @param {number} n */
function dot(A, i, B, j, n) {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += A[i + k] * B[j + k];
  return sum;
}

/**
 * Householder: k rows of length m >= k become L times orthonormal rows, L (k, k) lower triangular.
 * @param {Float64Array} A (k, m), overwritten @param {number} k @param {number} m @returns {{ L: Float64Array, Q: Float64Array }} Q (k, m)
 */
function reduce(A, k, m) {
  const L = new Float64Array(k * k), Q = new Float64Array(k * m), heads = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    const at = j * m + j, n = m - j, length = Math.sqrt(dot(A, at, A, at, n));
    const end = A[at] > 0 ? -length : length, head = A[at] - end;
    for (let i = 0; i < j; i++) L[j * k + i] = A[j * m + i];
    L[j * k + j] = end;
    A[at] = head;
    // v = A[j, j:] mirrors this row onto its first place; 2 / |v|^2.
    heads[j] = length ? -1 / (end * head) : 0;
    for (let i = j + 1; i < k; i++) mirror(A, at, A, i * m + j, n, heads[j]);
  }
  for (let i = 0; i < k; i++) Q[i * m + i] = 1;
  for (let j = k - 1; j >= 0; j--) for (let i = j; i < k; i++) mirror(A, j * m + j, Q, i * m + j, m - j, heads[j]);
  return { L, Q };
}

/** @param {Float64Array} V @param {number} v @param {Float64Array} B @param {number} b @param {number} n @param {number} head */
function mirror(V, v, B, b, n, head) {
  const f = head * dot(V, v, B, b, n);
  for (let k = 0; k < n; k++) B[b + k] -= f * V[v + k];
}

/** Rows that are orthogonal to within rounding, and turns around all pairs until they are. */
const SQUARE = 1e-15, SWEEPS = 40;

/**
 * One-sided Jacobi (Hestenes 1958): turn rows against each other until all are orthogonal; the same turns go into W.
 * @param {Float64Array} A (k, k) @param {Float64Array} W (k, k) @param {number} k
 */
function jacobi(A, W, k) {
  for (let sweep = 0, turns = 1; turns && sweep < SWEEPS; sweep++) {
    turns = 0;
    for (let p = 0; p < k - 1; p++)
      for (let q = p + 1; q < k; q++) {
        const aa = dot(A, p * k, A, p * k, k), bb = dot(A, q * k, A, q * k, k), ab = dot(A, p * k, A, q * k, k);
        if (Math.abs(ab) <= SQUARE * Math.sqrt(aa * bb)) continue;
        turns++;
        const zeta = (bb - aa) / (2 * ab), t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const c = 1 / Math.hypot(1, t);
        rotate(A, k, p, q, c, c * t);
        rotate(W, k, p, q, c, c * t);
      }
  }
}

/**
 * @typedef {object} Parts  features = U diag(s) V'; columns of U and V lie as rows, in no order
 * @property {Float64Array} U (k, n)
 * @property {Float64Array} s (k,)
 * @property {Float64Array} V (k, p)
 * @property {number} n
 * @property {number} p
 */

/**
 * The singular value decomposition: Householder on the shorter side, then Jacobi.
 * @param {ArrayLike<number>} features (n, p) @param {number} n @param {number} p @returns {Parts}
 */
export function decompose(features, n, p) {
  if (features.length !== n * p || !n || !p) refuse("decompose", `${n} rows of ${p}`, `${features.length} numbers`);
  const flat = n <= p, k = Math.min(n, p), m = Math.max(n, p);
  const { L, Q } = reduce(flat ? Float64Array.from(features) : turned(features, n, p), k, m);
  const eye = new Float64Array(k * k), s = new Float64Array(k);
  for (let i = 0; i < k; i++) eye[i * k + i] = 1;
  // The short side is L Q. L = W' A with W orthogonal and the rows of A, too, once they have their lengths taken off.
  jacobi(L, eye, k);
  const long = new Float64Array(k * m);
  for (let i = 0; i < k; i++) {
    s[i] = Math.sqrt(dot(L, i * k, L, i * k, k));
    for (let j = 0; j < k; j++) {
      const share = s[i] ? L[i * k + j] / s[i] : 0;
      for (let l = 0; l < m; l++) long[i * m + l] += share * Q[j * m + l];
    }
  }
  return flat ? { U: eye, s, V: long, n, p } : { U: long, s, V: eye, n, p };
}

/**
 * The weights that minimize mean (F w - y)^2 + decay |w|^2; of several, the shortest.
 * @param {Parts} parts  of F
 * @param {ArrayLike<number>} y
 * @param {{ decay?: number, steps?: number | null }} [brakes]  `steps` of gradient descent after which to stop
 */
export function leastNorm({ U, s, V, n, p }, y, { decay = 0, steps = null } = {}) {
  if (y.length !== n) refuse("leastNorm", `${n} targets`, y.length);
  const pull = n * number("leastNorm", "decay", decay, 0), most = Math.max(...s), w = new Float64Array(p);
  // What rounding alone would make is no direction.
  const least = Math.max(n, p) * Number.EPSILON * most;
  s.forEach((size, i) => {
    if (!(size > least)) return;
    let share = 0;
    for (let j = 0; j < n; j++) share += U[i * n + j] * y[j];
    share /= size + pull / size;
    if (steps !== null) share *= -Math.expm1(whole("leastNorm", "steps", steps) * Math.log1p(-(size * size + pull) / (most * most + pull)));
    for (let j = 0; j < p; j++) w[j] += share * V[i * p + j];
  });
  return w;
}

/** F w. @param {ArrayLike<number>} features @param {ArrayLike<number>} w */
export function predict(features, w) {
  const p = w.length, out = new Float64Array(features.length / p);
  for (let i = 0; i < out.length; i++) for (let j = 0; j < p; j++) out[i] += features[i * p + j] * w[j];
  return out;
}

/** The root of the mean squared difference. @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function rms(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum / a.length);
}
