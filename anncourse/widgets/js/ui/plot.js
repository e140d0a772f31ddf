/** A small plot: a plane with axes, and curves on it. */

import { num, s } from "./dom.js";

/**
 * @param {[number, number]} domain
 * @param {[number, number]} range
 */
export function scale([d0, d1], [r0, r1]) {
  const to = (/** @type {number} */ value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
  const back = (/** @type {number} */ pixel) => d0 + ((pixel - r0) / (r1 - r0)) * (d1 - d0);
  return Object.assign(to, { back });
}

/**
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys
 * @param {(x: number) => number} x
 * @param {(y: number) => number} y
 */
export function path(xs, ys, x, y) {
  let d = "";
  for (let i = 0; i < xs.length; i++) d += `${i ? "L" : "M"}${x(xs[i]).toFixed(1)} ${y(ys[i]).toFixed(1)}`;
  return d;
}

/**
 * Axes through zero with a few numbers, labels at the ends.
 * @param {{ x: ReturnType<typeof scale>, y: ReturnType<typeof scale>, xTicks: number[], yTicks: number[], xLabel?: string, yLabel?: string,
 *           box: [number, number, number, number], digits?: number }} options  box: left, top, right, bottom in pixels
 */
export function axes({ x, y, xTicks, yTicks, xLabel = "", yLabel = "", box: [left, top, right, bottom], digits = 0 }) {
  const clampTo = (/** @type {number} */ v, /** @type {number} */ a, /** @type {number} */ b) => Math.min(b, Math.max(a, v));
  const x0 = clampTo(x(0), left, right);
  const y0 = clampTo(y(0), top, bottom);
  return s("g", { class: "ann-axes", "aria-hidden": "true" },
    s("path", { d: `M${left} ${y0}H${right}M${x0} ${top}V${bottom}` }),
    ...xTicks.map((tick) => s("text", { x: x(tick), y: y0 + 16, "text-anchor": "middle", text: num(tick, digits) })),
    ...yTicks.map((tick) => s("text", { x: x0 - 6, y: y(tick) + 4, "text-anchor": "end", text: num(tick, digits) })),
    s("text", { x: right, y: y0 - 6, "text-anchor": "end", class: "ann-name", text: xLabel }),
    s("text", { x: x0 + 6, y: top + 10, class: "ann-name", text: yLabel }));
}
