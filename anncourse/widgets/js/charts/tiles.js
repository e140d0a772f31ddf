/** Many small pictures in rows: one canvas under them all, and a frame over each. A canvas each would cost the page more than their painting. */

import { attr, h } from "../ui/dom.js";

/**
 * @param {{ count: number, columns: number, width: number, height: number, pick?: (i: number) => void }} options  of one picture, in pixels of the canvas
 */
export function tiles({ count, columns, width, height, pick }) {
  const canvas = h("canvas", { width: columns * width, height: Math.ceil(count / columns) * height });
  const frames = Array.from({ length: count }, (_, i) => h("i", { onclick: pick && (() => { pick(i); }) }));
  return {
    canvas,
    element: h("div", { class: "ann-tiles", role: "img", style: `--columns:${columns};--shape:${width}/${height}` }, canvas, ...frames),
    /** Where a picture stands on the canvas: its left and top edge. @param {number} i */
    corner: (i) => [(i % columns) * width, Math.floor(i / columns) * height],
    /** What the frames show. @param {(i: number) => string} of  classes: is-good, is-here */
    mark(of) { frames.forEach((frame, i) => attr(frame, { class: of(i) })); },
  };
}
