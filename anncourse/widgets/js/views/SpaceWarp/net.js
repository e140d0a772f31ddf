/** The net of lines that lies on the plane, and what becomes of it. */

import { attr, s } from "../../ui/dom.js";

/** Lines each way, places along each, and where the outermost lie. */
const LINES = 13, PLACES = 49, EDGE = 1.2;
const at = (/** @type {number} */ i, /** @type {number} */ n) => EDGE * ((2 * i) / (n - 1) - 1);

/** The places of all lines across, then of all upward: x and y of each. */
const WAYS = [0, 1].map((up) => Float64Array.from({ length: 2 * LINES * PLACES }, (_, i) => {
  const line = Math.floor(i / 2 / PLACES), place = (i >> 1) % PLACES;
  return i % 2 === up ? at(place, PLACES) : at(line, LINES);
}));

export const net = () => ["net across", "net up"].map((name) => s("path", { class: name }));

/** @param {SVGElement[]} paths @param {import("../../charts/chart.js").Chart} plot @param {(X: Float64Array) => Float64Array} carry */
export function draw(paths, plot, carry) {
  paths.forEach((path, up) => {
    const shown = carry(WAYS[up]);
    let d = "";
    for (let i = 0; i < shown.length / 2; i++) d += `${i % PLACES ? "L" : "M"}${plot.x(shown[2 * i]).toFixed(1)} ${plot.y(shown[2 * i + 1]).toFixed(1)}`;
    attr(path, { d });
  });
}
