/**
 * Points in the plane, as in anncourse/datasets/plane.py: the same draws in the same order, so
 * that a seed gives the same points here and there. Labels alternate; the noise is drawn last.
 *
 * @typedef {{X: Float64Array, y: Int32Array}} Points X row by row (n, 2), y classes (n,)
 * @typedef {{noise?: number, classes?: number, rng: import("./rng.js").Rng}} Settings
 * @typedef {(n: number, settings: Settings) => Points} Dataset
 */
import { number, whole } from "./checks.js";

/**
 * @param {string} who
 * @param {number} n
 * @param {Settings} settings
 * @param {number} classes
 * @param {(y: Int32Array) => (i: number) => number[]} draw the clean point i
 * @returns {Points}
 */
function points(who, n, { noise = 0.1, rng }, classes, draw) {
  whole(who, "n", n);
  number(who, "noise", noise, 0);
  const y = Int32Array.from({ length: n }, (_, i) => i % classes);
  const at = draw(y);
  const X = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) X.set(at(i), 2 * i);
  for (let i = 0; i < 2 * n; i++) X[i] += noise * rng.standardNormal();
  return { X, y };
}

/** @param {number} radius @param {number} angle */
const polar = (radius, angle) => [radius * Math.cos(angle), radius * Math.sin(angle)];

/** @type {Record<string, Dataset>} */
export const DATASETS = {
  xor: (n, settings) =>
    points("xor", n, settings, 2, (y) => {
      const distance = settings.rng.uniform(0.1, 0.9, 2 * n);
      return (i) => {
        const sign = (i >> 1) % 2 ? 1 : -1;
        return [distance[2 * i] * sign, distance[2 * i + 1] * (y[i] ? -sign : sign)];
      };
    }),

  circles: (n, settings) =>
    points("circles", n, settings, 2, (y) => {
      const share = settings.rng.uniform(0, 1, n);
      const angle = settings.rng.uniform(0, 2 * Math.PI, n);
      return (i) => polar(y[i] ? 0.4 * share[i] : 0.65 + 0.3 * share[i], angle[i]);
    }),

  moons: (n, settings) =>
    points("moons", n, settings, 2, (y) => {
      const angle = settings.rng.uniform(0, Math.PI, n);
      return (i) => {
        const [across, up] = polar(1, angle[i]);
        return y[i]
          ? [0.6 * (1 - across - 0.5), 0.6 * (0.5 - up - 0.25)]
          : [0.6 * (across - 0.5), 0.6 * (up - 0.25)];
      };
    }),

  spirals: (n, settings) =>
    points("spirals", n, settings, 2, (y) => {
      const way = settings.rng.uniform(0, 1, n).map(Math.sqrt);
      return (i) => polar(0.1 + 0.85 * way[i], 2 * Math.PI * way[i] + Math.PI * y[i]);
    }),

  blobs: (n, settings) => {
    const classes = whole("blobs", "classes", settings.classes ?? 2, 2);
    return points("blobs", n, settings, classes, (y) => {
      const cloud = settings.rng.normal(0, 0.15, 2 * n);
      return (i) => {
        const [x1, x2] = polar(0.6, (2 * Math.PI * y[i]) / classes + Math.PI / 4);
        return [x1 + cloud[2 * i], x2 + cloud[2 * i + 1]];
      };
    });
  },
};
