/** Names beside points that may lie close together: each takes the first place that is free. */

/** Half of a name's width and height in pixels, and how far from its point it may stand. */
const WIDE = 13, HIGH = 7;
const PLACES = [[19, 0], [-19, 0], [0, -14], [0, 14], [18, -12], [18, 12], [-18, -12], [-18, 12], [34, 0], [0, 28], [0, -28]];

/** @param {number[]} a @param {number[]} b @param {number} wide @param {number} high */
const meet = (a, b, wide, high) => Math.abs(a[0] - b[0]) < wide && Math.abs(a[1] - b[1]) < high;

/** Where the middle of each name goes. @param {number[][]} points in pixels */
export function beside(points) {
  /** @type {number[][]} */
  const taken = [];
  for (const [x, y] of points) {
    const crowd = PLACES.map(([dx, dy]) => {
      const at = [x + dx, y + dy];
      return taken.filter((one) => meet(one, at, 2 * WIDE, 2 * HIGH)).length * 2 + points.filter((one) => meet(one, at, WIDE + 3, HIGH + 3)).length;
    });
    const [dx, dy] = PLACES[crowd.indexOf(Math.min(...crowd))];
    taken.push([x + dx, y + dy]);
  }
  return taken;
}
