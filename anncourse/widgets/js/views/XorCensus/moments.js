/** What there is to see of a census: who has solved it, and what each net answers over the plane. */

/** Epochs from one moment to the next, and all of them. */
export const EVERY = 25, END = 1000;
/** Points on a side of a map, and how far beyond the corners it reaches. */
export const SIDE = 16;
const REACH = 0.3;
const xs = Float64Array.from({ length: SIDE }, (_, i) => -REACH + ((1 + 2 * REACH) * i) / (SIDE - 1)), ys = xs.toReversed();

/** @typedef {{ at: number, solved: Uint8Array, maps: Int8Array }} Moment */

/** @param {import("../../core/training/census.js").Census} census @param {number} at @returns {Moment} */
export const moment = (census, at) => ({ at, solved: census.solved(), maps: census.maps(xs, ys) });
