/** Max pooling of planes (conv2d.js): of each window the largest number. Windows do not overlap; what is left over at the end is not read. */

/** Where planes lie: numbers a plane, numbers a row, and the first that counts. @typedef {{ size: number, wide: number, first: number }} Lay */

/**
 * @param {Float64Array} x @param {Lay} from
 * @param {Float64Array} y @param {Lay} to
 * @param {{ planes: number, rows: number, cols: number, kh: number, kw: number }} shape  rows and columns of y
 * @param {Int32Array} winners  overwritten: where in x each number of y was, plane by plane
 */
export function maxForward(x, from, y, to, { planes, rows, cols, kh, kw }, winners) {
  for (let plane = 0, k = 0; plane < planes; plane++)
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++, k++) {
        const corner = plane * from.size + from.first + row * kh * from.wide + col * kw;
        // Of equals the first one, row by row.
        let best = corner;
        for (let i = 0; i < kh; i++)
          for (let at = corner + i * from.wide, end = at + kw; at < end; at++) if (x[at] > x[best]) best = at;
        winners[k] = best;
        y[plane * to.size + to.first + row * to.wide + col] = x[best];
      }
}

/**
 * dx is dy where the largest numbers were, and 0 elsewhere: whoever calls has cleared it.
 * @param {Float64Array} dy @param {Lay} to
 * @param {Float64Array} dx
 * @param {{ planes: number, rows: number, cols: number }} shape
 * @param {Int32Array} winners
 */
export function maxBackward(dy, to, dx, { planes, rows, cols }, winners) {
  for (let plane = 0, k = 0; plane < planes; plane++)
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++, k++) dx[winners[k]] = dy[plane * to.size + to.first + row * to.wide + col];
}
