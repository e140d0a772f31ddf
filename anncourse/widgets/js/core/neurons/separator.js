/** The line that parts two groups with the widest margin. anncourse/neurons/separator.py says the same, and why. */

import { sum } from "./perceptron.js";

/** Shares and gains below it are a computer's rounding; so is a margin below it times the radius. */
const TINY = 1e-14, NONE = 1e-9;

const dot = (/** @type {number[]} */ a, /** @type {number[]} */ b) => sum(a, b, 0);

/** Solve S x = 1, by elimination. @param {number[][]} S  it is overwritten @returns {number[]} */
function solve(S) {
  const n = S.length, x = S.map(() => 1);
  for (let i = 0; i < n; i++) {
    let top = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(S[r][i]) > Math.abs(S[top][i])) top = r;
    [S[i], S[top]] = [S[top], S[i]];
    [x[i], x[top]] = [x[top], x[i]];
    for (let r = i + 1; r < n; r++) {
      const times = S[r][i] / S[i][i];
      for (let c = i; c < n; c++) S[r][c] -= times * S[i][c];
      x[r] -= times * x[i];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let c = i + 1; c < n; c++) x[i] -= S[i][c] * x[c];
    x[i] /= S[i][i];
  }
  return x;
}

/** The nearest point of the flat through some corners; those that it is past are left. @param {number[][]} V @param {number[]} corners @param {number[]} shares @param {number} most */
function face(V, corners, shares, most) {
  for (;;) {
    const aim = solve(corners.map((i) => corners.map((j) => 1 + dot(V[i], V[j]) / most)));
    const all = aim.reduce((total, value) => total + value, 0);
    aim.forEach((value, i) => { aim[i] = value / all; });
    const ways = aim.map((value, i) => (value <= TINY ? shares[i] / (shares[i] - value) : Infinity)).filter((way) => way < Infinity);
    if (!ways.length) return { corners, shares: aim };
    const way = Math.min(...ways), moved = shares.map((share, i) => share + way * (aim[i] - share));
    corners = corners.filter((_, i) => moved[i] > TINY);
    const kept = moved.filter((share) => share > TINY), total = kept.reduce((a, b) => a + b, 0);
    shares = kept.map((share) => share / total);
  }
}

/** @param {number[][]} V @param {number[]} shares @param {number[]} corners */
const mix = (V, shares, corners) => V[0].map((_, k) => corners.reduce((total, i, at) => total + shares[at] * V[i][k], 0));

const smallest = (/** @type {number[]} */ values) => values.indexOf(Math.min(...values));

/** The point of the convex hull that is nearest to 0. @param {number[][]} V @returns {number[]} */
function nearestOf(V) {
  const lengths = V.map((v) => dot(v, v)), most = Math.max(...lengths) || 1;
  let corners = [smallest(lengths)], shares = [1], nearest = V[corners[0]];
  for (;;) {
    const ahead = V.map((v) => dot(v, nearest)), other = smallest(ahead);
    if (ahead[other] > dot(nearest, nearest) - TINY * most) return nearest;
    ({ corners, shares } = face(V, [...corners, other], [...shares, 0], most));
    const closer = mix(V, shares, corners);
    if (dot(closer, closer) >= dot(nearest, nearest)) return nearest;
    nearest = closer;
  }
}

/**
 * The neuron whose smallest margin is largest, and how many mistakes it allows the perceptron rule.
 * @param {number[][]} X
 * @param {number[]} y  labels 0 and 1
 * @param {boolean} [bias]
 */
export function separator(X, y, bias = true) {
  const inputs = bias ? X.map((x) => [...x, 1]) : X;
  const radius = Math.sqrt(Math.max(...inputs.map((x) => dot(x, x))));
  const nearest = nearestOf(inputs.map((x, i) => (y[i] ? x : x.map((value) => -value))));
  const margin = Math.sqrt(dot(nearest, nearest));
  if (margin <= NONE * radius) return { w: X[0].map(() => 0), b: 0, margin: 0, radius, bound: Infinity };
  const unit = nearest.map((value) => value / margin);
  return { w: unit.slice(0, X[0].length), b: bias ? unit[unit.length - 1] : 0, margin, radius, bound: (radius / margin) ** 2 };
}
