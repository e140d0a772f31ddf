/** A grid of numbers as colors: orange below zero, the page's ground at zero, blue above. */

import { attr, h, s } from "../ui/dom.js";
import { colors, onTheme, rgb } from "../ui/theme.js";
import { contour } from "./contour.js";

const LEVELS = 256;
/** Each canvas is painted many times a second, into the same pixels. @type {WeakMap<HTMLCanvasElement, ImageData>} */
const images = new WeakMap();

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
 * @param {ArrayLike<number>} values
 * @param {Uint32Array} pixels  from `palette`
 * @param {number} [limit]      the value at the ends of the palette
 */
export function paint(canvas, values, pixels, limit = 1) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let image = images.get(canvas);
  if (image?.width !== canvas.width || image.height !== canvas.height) images.set(canvas, image = context.createImageData(canvas.width, canvas.height));
  const out = new Uint32Array(image.data.buffer);
  const top = pixels.length - 1, scale = top / (2 * limit);
  for (let i = 0; i < out.length; i++) {
    const level = (values[i] + limit) * scale;
    out[i] = pixels[level <= 0 ? 0 : level >= top ? top : (level + 0.5) | 0];
  }
  context.putImageData(image, 0, 0);
}

/**
 * A map behind the marks of a chart: its values stand on the plane from edge to edge, the first row on top.
 * @param {import("./chart.js").Chart} plot
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ rows: number, cols?: number, limit?: number, label: string }} options
 */
export function heat(plot, ui, { rows, cols = rows, limit = 1, label }) {
  const canvas = h("canvas", { width: cols, height: rows, role: "img", "aria-label": label });
  const line = s("path"), border = s("svg", { class: "ann-contour", viewBox: `0 0 ${cols - 1} ${rows - 1}`, preserveAspectRatio: "none" }, line);
  /** @type {Float64Array | null} */
  let now = null;
  /** @type {Uint32Array | undefined} */
  let own;
  /** @type {Uint32Array | null} */
  let pixels = null;
  plot.element.prepend(canvas, border);
  function place() {
    const { left, top, right, bottom } = plot.box, width = right - left, height = bottom - top;
    attr(border, { style: `left:${left}px;top:${top}px;width:${width}px;height:${height}px` });
    // The outermost values stand on the edges: half a pixel of the map lies beyond them, and is cut.
    const dx = width / (cols - 1) / 2, dy = height / (rows - 1) / 2;
    attr(canvas, { style: `left:${left - dx}px;top:${top - dy}px;width:${width + 2 * dx}px;height:${height + 2 * dy}px;clip-path:inset(${dy}px ${dx}px)` });
  }
  function fill() {
    pixels ??= palette(colors(ui.el));
    if (now) paint(canvas, now, own ?? pixels, limit);
  }
  plot.layer(s("g"), place);
  onTheme(() => {
    pixels = null;
    fill();
  }, ui.signal);
  return {
    canvas,
    /** @param {Float64Array} values  row by row from the top @param {Uint32Array} [palette]  other colors than orange and blue */
    draw(values, palette) {
      now = values;
      own = palette;
      fill();
    },
    /** The line on which values are at a level; several maps have a line each. @param {ArrayLike<number> | ArrayLike<number>[]} values @param {number} at */
    line(values, at) {
      const maps = /** @type {ArrayLike<number>[]} */ (typeof values[0] === "number" ? [values] : values);
      attr(line, { d: maps.map((one) => contour(one, cols, at, rows)).join("") });
    },
  };
}
