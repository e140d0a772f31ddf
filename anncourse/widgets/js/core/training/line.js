/** A line through points, y = slope x + intercept: its mean squared error, and the best line. */

/** @typedef {[number, number]} Point */
/** @typedef {{ slope: number, intercept: number }} Line */

/** How far each point lies above the line. @param {Line} line @param {Point[]} points */
export const residuals = ({ slope, intercept }, points) => points.map(([x, y]) => y - (slope * x + intercept));

/** The mean of the squared residuals: anncourse's mse. @param {Line} line @param {Point[]} points */
export const loss = (line, points) => residuals(line, points).reduce((sum, r) => sum + r * r, 0) / points.length;

/** @param {Point[]} points @param {(point: Point) => number} of */
const mean = (points, of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;

/** The line of least loss, in one step: by the method of least squares. @param {Point[]} points @returns {Line} */
export function best(points) {
  const x = mean(points, ([a]) => a), y = mean(points, ([, b]) => b);
  const slope = mean(points, ([a, b]) => (a - x) * (b - y)) / mean(points, ([a]) => (a - x) ** 2);
  return { slope, intercept: y - slope * x };
}

/** The loss as a bowl: above its least value it is a d^2 + 2 b d e + c e^2, d and e counted from the best slope and intercept. @param {Point[]} points @returns {[number, number, number]} */
export const shape = (points) => [mean(points, ([x]) => x * x), mean(points, ([x]) => x), 1];
