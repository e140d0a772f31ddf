/** What comes of two shapes, or null where they do not fit; NumPy's own rules. anncourse/widgets/figures/shape_lab.py asks NumPy. */

/** @typedef {number[]} Shape */

/** Rows times columns: (B, I) @ (I, O) is (B, O). @param {Shape} a @param {Shape} b @returns {Shape | null} */
export const product = (a, b) => (a[1] === b[0] ? [a[0], b[1]] : null);

/** Laid side by side from the last axis: sizes are equal, or one of them is 1 and stretches. @param {Shape} a @param {Shape} b @returns {Shape | null} */
export function total(a, b) {
  const axes = Math.max(a.length, b.length);
  const padded = [a, b].map((shape) => [...Array(axes - shape.length).fill(1), ...shape]);
  const sizes = padded[0].map((size, i) => (size === 1 ? padded[1][i] : padded[1][i] === 1 || padded[1][i] === size ? size : 0));
  return sizes.includes(0) ? null : sizes;
}
