/** The first kernels, and under each what it finds in the picture. */

import { paint, palette } from "../../charts/heat.js";
import { KERNELS, SIDE } from "../../core/images/reader.js";
import { h } from "../../ui/dom.js";
import { colors, onTheme } from "../../ui/theme.js";

const WINDOW = 3, WEIGHT = 1, FOUND = 2; // values at the ends of the colors

/** @param {import("../../ui/frame.js").Ui} ui */
export function kernels(ui) {
  const canvas = (/** @type {number} */ side) => h("canvas", { width: side, height: side });
  const tiles = Array.from({ length: KERNELS[0] }, () => [canvas(WINDOW), canvas(SIDE)]);
  const element = h("figure", { class: "kernels" },
    h("div", { role: "img", "aria-label": "The first kernels, and the map of each" }, ...tiles.map((pair) => h("div", {}, ...pair))),
    h("figcaption", { text: "The first kernels, and the map of each" }));
  /** @type {Uint32Array | null} */
  let pixels = null;
  let draw = () => {};
  onTheme(() => { pixels = null; draw(); }, ui.signal);
  return {
    element,
    /** @param {import("../../core/images/convnet.js").ConvNet} net  that has looked at one picture */
    draw(net) {
      const { W } = net.stages[0].conv, seen = tiles.map((_, k) => [W.filter((_, i) => i % KERNELS[0] === k), net.map(0, k)]);
      draw = () => {
        const shades = (pixels ??= palette(colors(ui.el), 1));
        tiles.forEach(([kernel, map], k) => {
          paint(kernel, seen[k][0], shades, WEIGHT);
          paint(map, seen[k][1], shades, FOUND);
        });
      };
      draw();
    },
  };
}
