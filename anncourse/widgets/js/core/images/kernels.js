/** One small window of weights, moved over a picture: anncourse's Conv2D for one channel, without padding. */

/**
 * The products under the window at one place, row by row, not yet added up.
 * @param {ArrayLike<number>} x       the picture, row by row
 * @param {number} cols               its width
 * @param {ArrayLike<number>} kernel  a square, row by row
 * @param {number} row                of the window's upper left corner
 * @param {number} col
 */
export function products(x, cols, kernel, row, col) {
  const size = Math.sqrt(kernel.length);
  return Float64Array.from(kernel, (w, k) => w * x[(row + Math.floor(k / size)) * cols + col + (k % size)]);
}

/**
 * The feature map: at every place of the window the sum of the products. The kernel is not turned: a cross-correlation.
 * @param {ArrayLike<number>} x @param {number} cols @param {ArrayLike<number>} kernel
 */
export function correlate(x, cols, kernel) {
  const size = Math.sqrt(kernel.length), wide = cols - size + 1, tall = x.length / cols - size + 1;
  return Float64Array.from({ length: tall * wide }, (_, at) =>
    products(x, cols, kernel, Math.floor(at / wide), at % wide).reduce((sum, product) => sum + product, 0));
}
