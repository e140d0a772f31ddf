/** The line on which a map has one value. */

/**
 * Marching squares over a grid of n columns, row by row from the top; one unit is one step of the grid.
 * @param {ArrayLike<number>} values
 * @param {number} n
 * @param {number} level
 * @param {number} [rows]
 * @returns {string} an SVG path; the value at row r, column c stands at (c, r)
 */
export function contour(values, n, level, rows = n) {
  let d = "";
  for (let r = 0; r < rows - 1; r++)
    for (let c = 0; c < n - 1; c++) {
      const i = r * n + c, above = values[i] > level;
      // Most squares are not crossed.
      if (above === values[i + 1] > level && above === values[i + n] > level && above === values[i + n + 1] > level) continue;
      // Clockwise from the top left.
      const v = [values[i], values[i + 1], values[i + n + 1], values[i + n]];
      let pen = "M";
      for (let k = 0; k < 4; k++) {
        const a = v[k], b = v[(k + 1) % 4];
        if (a > level === b > level) continue;
        const t = (level - a) / (b - a);
        const [x, y] = [[t, 0], [1, t], [1 - t, 1], [0, 1 - t]][k];
        d += pen + (c + x).toFixed(2) + " " + (r + y).toFixed(2);
        pen = pen === "M" ? "L" : "M";
      }
    }
  return d;
}
