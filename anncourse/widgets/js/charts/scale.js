/** From values to pixels and back, and the numbers that stand along an axis. */

import { num } from "../ui/dom.js";

/** @typedef {ReturnType<typeof scale>} Scale */

/**
 * @param {[number, number] | number[]} domain
 * @param {[number, number] | number[]} range  in pixels
 * @param {boolean} [log]  by powers, not by steps
 */
export function scale([d0, d1], [r0, r1], log = false) {
  const ease = log ? Math.log10 : (/** @type {number} */ value) => value;
  const a = ease(d0), size = ease(d1) - a;
  const to = (/** @type {number} */ value) => r0 + ((ease(value) - a) / size) * (r1 - r0);
  const back = (/** @type {number} */ pixel) => {
    const at = a + ((pixel - r0) / (r1 - r0)) * size;
    return log ? 10 ** at : at;
  };
  return Object.assign(to, { back });
}

/**
 * Round numbers from one end of a range to the other: steps of 1, 2 or 5 times a power of ten, at most `most` of them.
 * @param {number} from
 * @param {number} to
 * @param {number} [most]
 * @returns {number[]}
 */
export function ticks(from, to, most = 6) {
  const [low, high] = from < to ? [from, to] : [to, from];
  const rough = (high - low) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const per = [1, 2, 5, 10].find((n) => n * power >= rough * 0.999) ?? 10;
  // Whole numbers of steps, and one division each: no 0.30000000000000004.
  const inverse = power < 1 ? Math.round(1 / power) : 0;
  const at = (/** @type {number} */ k) => (inverse ? (k * per) / inverse : k * per * power);
  const first = Math.ceil(low / (per * power) - 1e-9), last = Math.floor(high / (per * power) + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => at(first + i));
}

/** Powers of ten within a range, at most `most` of them. @param {number} from @param {number} to @param {number} [most] @returns {number[]} */
export function powers(from, to, most = 6) {
  const first = Math.ceil(Math.log10(from) - 1e-9), last = Math.floor(Math.log10(to) + 1e-9);
  const skip = Math.max(1, Math.ceil((last - first + 1) / most));
  return Array.from({ length: Math.floor((last - first) / skip) + 1 }, (_, i) => 10 ** (first + i * skip));
}

/** How to write the numbers of an axis: as many digits as tell them apart. @param {number[]} values @returns {(value: number) => string} */
export function written(values) {
  const digits = Math.max(0, ...values.map((value) => String(Number(value.toPrecision(6))).split(".")[1]?.length ?? 0));
  return (value) => num(value, digits);
}

/**
 * A curve through points. It leaves a gap where a value is no number.
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys
 * @param {(x: number) => number} x
 * @param {(y: number) => number} y
 */
export function path(xs, ys, x, y) {
  let d = "", pen = "M";
  for (let i = 0; i < xs.length; i++) {
    const px = x(xs[i]), py = y(ys[i]);
    if (!Number.isFinite(px + py)) {
      pen = "M";
      continue;
    }
    d += `${pen}${px.toFixed(1)} ${py.toFixed(1)}`;
    pen = "L";
  }
  return d;
}
