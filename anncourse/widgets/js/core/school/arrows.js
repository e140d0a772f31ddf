/**
 * Two arrows in the plane: their dot product, the angle between them, the shadow of one on the other.
 * anncourse/widgets/figures/dot_product.py says the same.
 *
 * @typedef {number[]} Arrow  two numbers: to the right, and up
 */

/** @param {Arrow} w @param {Arrow} x */
export const dot = (w, x) => w[0] * x[0] + w[1] * x[1];

/** @param {Arrow} w */
export const length = (w) => Math.sqrt(dot(w, w));

/** In degrees, from 0 to 180; 0 where an arrow has no length. @param {Arrow} w @param {Arrow} x */
export const angle = (w, x) => (Math.abs(Math.atan2(w[0] * x[1] - w[1] * x[0], dot(w, x))) * 180) / Math.PI;

/** The part of x that lies along w. @param {Arrow} w @param {Arrow} x @returns {Arrow} */
export function shadow(w, x) {
  const share = dot(w, w) ? dot(w, x) / dot(w, w) : 0;
  return w.map((part) => share * part);
}
