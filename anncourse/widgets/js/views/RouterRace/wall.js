/** All runs, a tile each: whose region it is, in stripes, and what is answered there. */

import { CELLS, GRID, NEAR, RUNS } from "../../core/modules/race.js";
import { largest } from "../../core/numbers/scores.js";
import { attr, h } from "../../ui/dom.js";
import { colors, onTheme } from "../../ui/theme.js";

const WIDTH = CELLS, HEIGHT = 84, TOP = 1.6;
/** The colors of the experts, as names of the theme's. @type {("neg" | "pos" | "curve" | "ink")[]} */
export const KINDS = ["neg", "pos", "curve", "ink"];

/** @param {import("../../ui/frame.js").Ui} ui */
export function wall(ui) {
  const tiles = Array.from({ length: RUNS }, (_, run) =>
    h("canvas", { width: WIDTH, height: HEIGHT, onclick: () => { ui.set({ run }); } }));
  const element = h("div", { class: "wall", role: "img" }, ...tiles);
  /** @type {{ runs: import("../../core/modules/race.js").Runs, alone: boolean } | undefined} */
  let now;
  /** @type {import("../../ui/theme.js").Colors | undefined} */
  let theme;

  /** @param {HTMLCanvasElement} tile @param {number} run */
  function draw(tile, run) {
    const { runs, alone } = /** @type {NonNullable<typeof now>} */ (now), { bg, ink, ...rest } = (theme ??= colors(ui.el));
    const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d")), ys = runs.answers(run, GRID, alone);
    context.fillStyle = bg;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.globalAlpha = 0.35;
    for (let i = 0; i < CELLS; i += 3) {
      context.fillStyle = { ...rest, ink }[KINDS[largest(runs.gate(run, GRID[i]))]];
      context.fillRect(i, 0, 3, HEIGHT);
    }
    context.globalAlpha = 1;
    context.strokeStyle = ink;
    context.lineWidth = 4;
    context.beginPath();
    for (let i = 0; i < CELLS; i += 2) context.lineTo(i, (HEIGHT / 2) * (1 - ys[i] / TOP));
    context.stroke();
  }
  const drawAll = () => now && tiles.forEach(draw);
  onTheme(() => {
    theme = undefined;
    drawAll();
  }, ui.signal);
  return {
    element,
    /** @param {import("../../core/modules/race.js").Runs} runs @param {{ alone: boolean, run: number }} state @param {ArrayLike<number>} errors @param {string} words */
    show(runs, { alone, run }, errors, words) {
      if (now?.runs !== runs || now.alone !== alone) {
        now = { runs, alone };
        drawAll();
      }
      tiles.forEach((tile, i) => attr(tile, { class: `${errors[i] < NEAR ? "is-near" : ""}${i === run ? " is-here" : ""}`.trim() }));
      attr(element, { "aria-label": words });
    },
  };
}
