/**
 * Noise over points of a plane, and its removal step by step. Points stand as x, y, x, y, ...
 * anncourse/widgets/figures/noise_lab/noise.py says the same.
 */

import { softmax } from "../numbers/scores.js";

/** Points that are spread evenly over a ring, two moons or a spiral. @param {string} name @param {number} count */
export function shape(name, count) {
  const out = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const u = (i + 0.5) / count;
    if (name === "moons") {
      // Every second point belongs to the lower one.
      const low = i % 2 ? -1 : 1, turn = (Math.PI * ((i >> 1) + 0.5)) / (count / 2);
      out[2 * i] = low * (Math.cos(turn) - 0.5);
      out[2 * i + 1] = low * (Math.sin(turn) - 0.25);
    } else {
      const turn = (name === "ring" ? 2 : 3) * Math.PI * u, far = name === "ring" ? 1 : 0.25 + u;
      out[2 * i] = far * Math.cos(turn);
      out[2 * i + 1] = far * Math.sin(turn);
    }
  }
  return out;
}

/** How much of a point is left on its way from no noise, 0, to noise alone, 1; and how much noise there is. @param {number} t */
export const levels = (t) => [Math.cos((Math.PI * t) / 2), Math.sin((Math.PI * t) / 2)];

/** Points that are on their way to noise. @param {Float64Array} points @param {Float64Array} noise @param {number} t */
export function add(points, noise, t) {
  const [a, s] = levels(t);
  return points.map((x, i) => a * x + s * noise[i]);
}

/**
 * What places look like without their noise: a mean of training points. Without blur it is the exact mean of all that could have become x.
 * @param {Float64Array} x @param {Float64Array} points @param {number} t  above 0 @param {number} blur  how far apart two places are that are hardly told apart
 */
export function clean(x, points, t, blur) {
  const [a, s] = levels(t), wide = 2 * (s ** 2 + (a * blur) ** 2), out = new Float64Array(x.length), w = new Float64Array(points.length / 2);
  for (let i = 0; i < x.length; i += 2) {
    for (let j = 0; j < w.length; j++) w[j] = -((x[i] - a * points[2 * j]) ** 2 + (x[i + 1] - a * points[2 * j + 1]) ** 2) / wide;
    softmax(w);
    for (let j = 0; j < w.length; j++) {
      out[i] += w[j] * points[2 * j];
      out[i + 1] += w[j] * points[2 * j + 1];
    }
  }
  return out;
}

/** Where samples are after each step from noise to a shape. @param {Float64Array} start @param {Float64Array} points @param {number} steps @param {number} blur */
export function remove(start, points, steps, blur) {
  const way = [start];
  for (let k = 0; k < steps; k++) {
    const t = 1 - k / steps, x = way[k], [a, s] = levels(t), bare = clean(x, points, t, blur);
    way.push(add(bare, x.map((value, i) => (value - a * bare[i]) / s), 1 - (k + 1) / steps));
  }
  return way;
}

/** How far places are from the nearest of some points. @param {Float64Array} x @param {Float64Array} points */
export function nearest(x, points) {
  return Float64Array.from({ length: x.length / 2 }, (_, i) => {
    let least = Infinity;
    for (let j = 0; j < points.length; j += 2) least = Math.min(least, (x[2 * i] - points[j]) ** 2 + (x[2 * i + 1] - points[j + 1]) ** 2);
    return Math.sqrt(least);
  });
}
