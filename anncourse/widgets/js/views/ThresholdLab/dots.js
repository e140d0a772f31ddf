/** Many people as dots of one path: a look for each of the four things that can become of them. */

/** Who gives an alarm is full, who does not is hollow; the ill are blue. @typedef {"caught" | "false" | "missed" | "spared"} Fate */

/** @type {Fate[]} */
export const FATES = ["caught", "false", "missed", "spared"];

/** @param {number} score @param {number} threshold @param {boolean} ill @returns {Fate} */
export const fate = (score, threshold, ill) => (ill ? (score >= threshold ? "caught" : "missed") : score >= threshold ? "false" : "spared");

/** A dot around a place. @param {number} x @param {number} y @param {number} r */
export const dot = (x, y, r) => `M${(x - r).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
