/** A grid of numbers as colors: orange below zero, the page's ground at zero, blue above. */

import { rgb } from "../ui/theme.js";

const LEVELS = 256;

/**
 * Packed pixels from −limit to +limit. Make it once per theme, not once per frame.
 * @param {{ neg: string, bg: string, pos: string }} colors
 * @param {number} [strength] how far from the ground the ends stand, 0 to 1
 * @returns {Uint32Array}
 */
export function palette({ neg, bg, pos }, strength = 0.75) {
  const [low, zero, high] = [neg, bg, pos].map(rgb);
  return Uint32Array.from({ length: LEVELS }, (_, i) => {
    const t = (2 * i) / (LEVELS - 1) - 1;
    const end = t < 0 ? low : high;
    const [r, g, b] = zero.map((c, k) => Math.round(c + (end[k] - c) * Math.abs(t) * strength));
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
}

/**
 * Paint values, row by row from the top, on a canvas of w x h pixels. The domain is fixed, so colors do not flicker while a network learns.
 * @param {HTMLCanvasElement} canvas
 * @param {Float64Array} values
 * @param {Uint32Array} pixels  from `palette`
 * @param {number} [limit]      the value at the ends of the palette
 */
export function paint(canvas, values, pixels, limit = 1) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(canvas.width, canvas.height);
  const out = new Uint32Array(image.data.buffer);
  const scale = (LEVELS - 1) / (2 * limit);
  for (let i = 0; i < out.length; i++) {
    const level = (values[i] + limit) * scale;
    out[i] = pixels[level <= 0 ? 0 : level >= LEVELS - 1 ? LEVELS - 1 : (level + 0.5) | 0];
  }
  context.putImageData(image, 0, 0);
}
