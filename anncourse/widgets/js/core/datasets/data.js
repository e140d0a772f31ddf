/**
 * Points in the plane, as in anncourse/datasets/plane.py: the same draws in the same order, so
 * that a seed gives the same points here and there. Labels alternate; the noise is drawn last.
 *
 * @typedef {import("../numbers/rng.js").Rng} Rng
 * @typedef {{X: Float64Array, y: Int32Array}} Points X row by row (n, 2), y classes (n,)
 * @typedef {{noise?: number, rng: Rng}} Settings
 */
import { number, whole } from "../numbers/checks.js";
import { generator } from "../numbers/rng.js";

/**
 * @callback Draw the clean points of a set
 * @param {Rng} rng
 * @param {number} n
 * @param {number} classes
 * @returns {(i: number, y: number) => [number, number]} point i, of class y
 */

/**
 * @param {string} who
 * @param {Draw} draw
 * @param {number} n
 * @param {Settings} settings
 * @param {number} [classes]
 * @returns {Points}
 */
function points(who, draw, n, { noise = 0.1, rng }, classes = 2) {
  const X = new Float64Array(2 * whole(who, "n", n));
  const y = new Int32Array(n);
  number(who, "noise", noise, 0);
  const point = draw(generator(who, rng), n, classes);
  for (let i = 0; i < n; i++) {
    y[i] = i % classes;
    X.set(point(i, y[i]), 2 * i);
  }
  for (let i = 0; i < 2 * n; i++) X[i] += noise * rng.standardNormal();
  return { X, y };
}

/** @param {number} radius @param {number} angle @returns {[number, number]} */
const polar = (radius, angle) => [radius * Math.cos(angle), radius * Math.sin(angle)];

/** @type {Draw} */
function xor(rng, n) {
  const distance = rng.uniform(0.1, 0.9, 2 * n);
  return (i, y) => {
    const sign = i & 2 ? 1 : -1;
    return [distance[2 * i] * sign, distance[2 * i + 1] * (y ? -sign : sign)];
  };
}

/** @type {Draw} */
function circles(rng, n) {
  const share = rng.uniform(0, 1, n);
  const angle = rng.uniform(0, 2 * Math.PI, n);
  return (i, y) => polar(y ? 0.4 * share[i] : 0.65 + 0.3 * share[i], angle[i]);
}

/** @type {Draw} */
function moons(rng, n) {
  const angle = rng.uniform(0, Math.PI, n);
  return (i, y) => {
    const [across, up] = polar(1, angle[i]);
    return y ? [0.6 * (0.5 - across), 0.6 * (0.25 - up)] : [0.6 * (across - 0.5), 0.6 * (up - 0.25)];
  };
}

/** @type {Draw} */
function spirals(rng, n, classes) {
  const way = rng.uniform(0, 1, n).map(Math.sqrt);
  return (i, y) => polar(0.1 + 0.85 * way[i], ((4 * Math.PI) / classes) * way[i] + (2 * Math.PI * y) / classes);
}

/** @type {Draw} */
function blobs(rng, n, classes) {
  const cloud = rng.normal(0, 0.15, 2 * n);
  return (i, y) => {
    const [x1, x2] = polar(0.6, (2 * Math.PI * y) / classes + Math.PI / 4);
    return [x1 + cloud[2 * i], x2 + cloud[2 * i + 1]];
  };
}

/** @type {Record<string, (n: number, settings: Settings & {classes?: number}) => Points>} */
export const DATASETS = {
  xor: (n, settings) => points("xor", xor, n, settings),
  circles: (n, settings) => points("circles", circles, n, settings),
  moons: (n, settings) => points("moons", moons, n, settings),
  spirals: (n, settings) => points("spirals", spirals, n, settings, whole("spirals", "classes", settings.classes ?? 2, 2)),
  blobs: (n, settings) => points("blobs", blobs, n, settings, whole("blobs", "classes", settings.classes ?? 2, 2)),
};
