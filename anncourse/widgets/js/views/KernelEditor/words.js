/** What the kernel says at one place, and its size. */

import { correlate } from "../../core/images/kernels.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ kernel: number[], pixels: number[], place: number }} State */

/** Pixels of the picture's side, of the kernel's, and of the feature map's. */
export const SIDE = 12, SIZE = 3, WIDE = SIDE - SIZE + 1;

/** The place of the window, from 0. @param {State} state @returns {[number, number]} row and column */
export const corner = ({ place }) => [Math.floor((place - 1) / WIDE), (place - 1) % WIDE];

/** @param {State} state */
export const featureMap = ({ pixels, kernel }) => correlate(pixels, SIDE, kernel);

/** @param {number} place */
export const where = (place) => `row ${Math.floor((place - 1) / WIDE) + 1}, column ${((place - 1) % WIDE) + 1}`;

/** @param {State} state */
export const answer = (state) => `At ${where(state.place)} the nine products add up to ${num(featureMap(state)[state.place - 1], 0)}.`;

/** The twin of KernelEditor.describe. @param {any} state */
export function sentence(state) {
  const { kernel, pixels } = /** @type {State} */ (state), rows = [0, 3, 6].map((i) => kernel.slice(i, i + 3).map((w) => num(w, 0)).join(" "));
  const ink = pixels.reduce((sum, pixel) => sum + pixel, 0);
  return `A kernel of 3 by 3 (${rows.join(", ")}) over a picture of 12 by 12, ${ink} of its pixels ink. ${answer(state)}`;
}
