/** Spikes: a short line at each time. One row stands along the top; several are a raster, the first row on top. */

import { attr, s } from "../ui/dom.js";

/** Pixels of a spike in a single row, and the share of its row in a raster. */
const TALL = 12, SHARE = 0.7;

/**
 * @param {import("./chart.js").Chart} plot
 * @param {{ style?: string }} [options]
 */
export function marks(plot, { style = "" } = {}) {
  const line = s("path", { class: `ann-spikes ${style}` });
  /** @type {ArrayLike<number>[]} */
  let rows = [];
  function place() {
    const { top, bottom } = plot.box;
    const pitch = rows.length > 1 ? (bottom - top) / rows.length : TALL / SHARE;
    attr(line, { d: rows.map((times, row) => Array.from(times, (time) =>
      `M${plot.x(time).toFixed(1)} ${(top + (row + (1 - SHARE) / 2) * pitch).toFixed(1)}v${(SHARE * pitch).toFixed(1)}`).join("")).join("") });
  }
  plot.layer(line, place);
  return {
    /** @param {ArrayLike<number>[]} times  a list for each row */
    draw(times) {
      rows = times;
      place();
    },
  };
}
