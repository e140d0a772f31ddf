/**
 * A bowl, the simplest loss: L(p) = sum of c p^2 / 2, and what optimizers do on it.
 * anncourse/training/bowl.py says the same.
 */
import { Adam, SGD } from "./optimizers.js";

/** @typedef {import("../numbers/rng.js").Rng} Rng */
/** @typedef {import("./optimizers.js").Optimizer} Optimizer */

/** What is larger has left for good. */
const MOST = 1e9;
/** How near is near: so much is left of the first distance to the bottom. */
export const NEAR = 0.001;

/** The slowest direction: what a step leaves of the distance in the long run, and whether it swings. @param {number[]} curvatures @param {number} lr @param {number} momentum */
function slowest(curvatures, lr, momentum) {
  let kept = -1, swings = false;
  for (const c of curvatures) {
    const middle = 1 + momentum - lr * c, under = middle * middle - 4 * momentum;
    // Below zero the two roots are conjugate, and their product is the momentum.
    const size = under >= 0 ? (Math.abs(middle) + Math.sqrt(under)) / 2 : Math.sqrt(momentum);
    if (size > kept) [kept, swings] = [size, under < 0 || middle < 0];
  }
  return { kept, swings };
}

/** What a step leaves of the distance, in the long run; above 1 it grows. @param {number[]} curvatures @param {number} lr @param {number} momentum */
export const kept = (curvatures, lr, momentum) => slowest(curvatures, lr, momentum).kept;

/** The rate up to which descent is stable. @param {number[]} curvatures @param {number} [momentum] */
export const largestRate = (curvatures, momentum = 0) => (2 + 2 * momentum) / Math.max(...curvatures);

/** What descent does: it creeps, converges, rings or diverges. @param {number[]} curvatures @param {number} lr @param {number} momentum @param {number} steps  how many one is willing to wait */
export function nameOf(curvatures, lr, momentum, steps) {
  const { kept, swings } = slowest(curvatures, lr, momentum);
  if (kept > 1) return "diverges";
  return kept ** steps <= NEAR ? "converges" : swings ? "rings" : "creeps";
}

/**
 * Where an optimizer is before the first step and after each, point by point; it ends earlier where it leads out of sight.
 * @param {number[]} curvatures
 * @param {Optimizer} optimizer  a fresh one
 * @param {ArrayLike<number>} start
 * @param {number} steps
 * @param {{ noise?: number, rng?: Rng }} [batch]  the spread of what small batches add to each slope
 */
export function descend(curvatures, optimizer, start, steps, { noise = 0, rng } = {}) {
  const n = curvatures.length, p = Float64Array.from(start), slope = new Float64Array(n), path = new Float64Array((steps + 1) * n);
  path.set(p);
  for (let t = 1; t <= steps; t++) {
    for (let i = 0; i < n; i++) slope[i] = curvatures[i] * p[i] + (rng && noise ? noise * rng.standardNormal() : 0);
    optimizer.step(p, slope);
    path.set(p, t * n);
    if (p.some((value) => Math.abs(value) > MOST)) return path.slice(0, (t + 1) * n);
  }
  return path;
}

/** What is left of the first distance to the bottom, point by point. @param {Float64Array} path @param {number} n  coordinates of a point */
export function left(path, n) {
  const far = new Float64Array(path.length / n);
  for (let t = 0; t < far.length; t++) {
    let sum = 0;
    for (let i = t * n; i < (t + 1) * n; i++) sum += path[i] * path[i];
    far[t] = Math.sqrt(sum);
  }
  const first = far[0];
  return far.map((value) => value / first);
}

/** After how many steps no more than a share is left, for good; Infinity if more is left after the last. @param {Float64Array} shares  from `left` @param {number} [share] */
export function arrived(shares, share = NEAR) {
  let t = shares.length;
  while (t > 0 && shares[t - 1] <= share) t--;
  return t < shares.length ? t : Infinity;
}

/** @type {Record<string, (lr: number, momentum: number) => Optimizer>} */
export const RULES = {
  plain: (lr) => new SGD({ lr }),
  momentum: (lr, momentum) => new SGD({ lr, momentum }),
  Adam: (lr) => new Adam({ lr }),
};

/**
 * The outline of a bowl at one height, as points [x, y]: where a d^2 + 2 b d e + c e^2 = radius^2, with (d, e) counted from the middle.
 * @param {[number, number, number]} shape  a, b, c
 * @param {[number, number]} middle
 * @param {number} radius
 * @param {number} [count]
 */
export function outline([a, b, c], [x, y], radius, count = 72) {
  // Cholesky: the outline of the round bowl, carried back.
  const p = Math.sqrt(a), q = b / p, r = Math.sqrt(c - q * q);
  return Array.from({ length: count + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / count, e = (radius * Math.sin(turn)) / r;
    return /** @type {[number, number]} */ ([x + (radius * Math.cos(turn) - q * e) / p, y + e]);
  });
}
