/**
 * A strip of pixels whose ends meet, so that none is lost when it moves: pooled by twos, blurred, and thinned out.
 * anncourse/widgets/figures/pooling_lab.py says the same with the package's layers.
 *
 * @typedef {{ strip: number[], shift: number, pool: string, blur: string, stride: string }} Strip
 */

/** Moved to the right; what leaves there comes in at the left. @param {ArrayLike<number>} x @param {number} by */
export const moved = (x, by) => Float64Array.from(x, (_, i) => x[(i - by + x.length) % x.length]);

/** A pixel with its right neighbor. @type {Record<string, (one: number, next: number) => number>} */
const POOLS = { max: Math.max, mean: (one, next) => one / 2 + next / 2, none: (one) => one };

/** @param {ArrayLike<number>} x @param {string} kind */
export const pooled = (x, kind) => Float64Array.from(x, (one, i) => POOLS[kind](one, x[(i + 1) % x.length]));

/** A quarter of each neighbor, and half of the pixel itself. @param {ArrayLike<number>} x */
export const blurred = (x) => Float64Array.from(x, (one, i) => (x[(i - 1 + x.length) % x.length] + 2 * one + x[(i + 1) % x.length]) / 4);

/** The strip as it stands, pooled, blurred if it is, and what the stride keeps. @param {Strip} state */
export function way({ strip, shift, pool, blur, stride }) {
  const x = moved(strip, shift), wide = pooled(x, pool), full = blur === "none" ? wide : blurred(wide);
  return { x, wide, full, kept: full.filter((_, i) => i % Number(stride) === 0) };
}

/** How far what comes out is from what came out before the shift, moved along by whole cells as well as it can be. @param {Strip} state */
export function gap(state) {
  const { kept } = way(state), before = way({ ...state, shift: 0 }).kept;
  const apart = (/** @type {number} */ by) => Math.max(...moved(before, by).map((value, i) => Math.abs(value - kept[i])));
  return Math.min(...Array.from(before, (_, by) => apart(by)));
}
