/** Gray pixels on a canvas, as they are in the light and in the dark. */

import { h } from "../../ui/dom.js";

/** @param {number} side pixels @param {Record<string, string>} [attributes] */
export function gray(side, attributes = { "aria-hidden": "true" }) {
  const element = h("canvas", { width: side, height: side, ...attributes });
  const context = /** @type {CanvasRenderingContext2D} */ (element.getContext("2d")), image = context.createImageData(side, side);
  return {
    element,
    /** @param {Float64Array} values from 0 to 1, row by row */
    draw(values) {
      values.forEach((value, i) => image.data.set([255 * value, 255 * value, 255 * value, 255], 4 * i));
      context.putImageData(image, 0, 0);
    },
  };
}
