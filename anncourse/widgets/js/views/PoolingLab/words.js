/** What comes out of the strip, and how it differs from what came out before. */

import { gap, way } from "../../core/images/strips.js";

/** @typedef {import("../../core/images/strips.js").Strip} State */

export const LENGTH = 16;

/** What is said of the way, by the traits' own words. @type {Record<string, string>} */
export const POOLS = { max: "the larger of two neighbors", mean: "the mean of two neighbors", none: "each pixel alone" };

/** @param {ArrayLike<number>} values */
const list = (values) => Array.from(values, String).join(" ");

/** @param {State} state */
export function answer(state) {
  const off = gap(state), change = off ? `up to ${off} off` : "the same numbers, moved along";
  return `Out come ${list(way(state).kept)}.${state.shift ? ` Beside what came out before: ${change}.` : ""}`;
}

/** The twin of PoolingLab.describe. @param {any} state */
export function sentence(state) {
  const { strip, shift, pool, blur, stride } = /** @type {State} */ (state);
  return `A strip of pixels, ${list(strip)}, moved by ${shift}: ${POOLS[pool]}, ${blur === "none" ? "not blurred" : `blurred by ${blur}`}, ` +
    `${stride === "1" ? "all of them" : "every second one"} kept. ${answer(state)}`;
}
