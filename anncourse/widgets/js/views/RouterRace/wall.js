/** All runs, a tile each: whose region it is, in stripes, and what is answered there. */

import { tiles } from "../../charts/tiles.js";
import { CELLS, GRID, NEAR, RUNS } from "../../core/modules/race.js";
import { largest } from "../../core/numbers/scores.js";
import { attr } from "../../ui/dom.js";
import { colors, onTheme } from "../../ui/theme.js";

const COLUMNS = 8, WIDTH = CELLS, HEIGHT = 84, TOP = 1.6, STRIPE = 3;
/** The colors of the experts, as names of the theme's. @type {("neg" | "pos" | "curve" | "ink")[]} */
export const KINDS = ["neg", "pos", "curve", "ink"];

/** @param {import("../../ui/frame.js").Ui} ui */
export function wall(ui) {
  const pictures = tiles({ count: RUNS, columns: COLUMNS, width: WIDTH, height: HEIGHT, pick: (run) => { ui.set({ run }); } });
  const { element } = pictures, context = /** @type {CanvasRenderingContext2D} */ (pictures.canvas.getContext("2d"));
  /** @type {{ runs: import("../../core/modules/race.js").Runs, alone: boolean } | undefined} */
  let now;
  /** @type {{ bg: string, ink: string, stripes: string[] } | undefined} */
  let theme;

  function read() {
    const all = colors(ui.el);
    return { bg: all.bg, ink: all.ink, stripes: KINDS.map((kind) => all[kind]) };
  }

  /** Its stripes, and over them the answer. @param {number} run */
  function draw(run) {
    const { runs, alone } = /** @type {NonNullable<typeof now>} */ (now), { bg, ink, stripes } = (theme ??= read()), ys = runs.answers(run, GRID, alone);
    const [left, top] = pictures.corner(run);
    context.save();
    context.beginPath();
    context.rect(left, top, WIDTH, HEIGHT);
    context.clip();
    context.translate(left, top);
    context.fillStyle = bg;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.globalAlpha = 0.35;
    for (const { kind, from, to } of regions(runs, run)) {
      context.fillStyle = stripes[kind];
      context.fillRect(from, 0, to - from, HEIGHT);
    }
    context.globalAlpha = 1;
    context.strokeStyle = ink;
    context.lineWidth = 4;
    context.beginPath();
    for (let i = 0; i < CELLS; i += 2) context.lineTo(i, (HEIGHT / 2) * (1 - ys[i] / TOP));
    context.stroke();
    context.restore();
  }
  function drawAll() {
    for (let run = 0; now && run < RUNS; run++) draw(run);
  }
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
      pictures.mark((i) => `${errors[i] < NEAR ? "is-good" : ""}${i === run ? " is-here" : ""}`.trim());
      attr(element, { "aria-label": words });
    },
  };
}

/** Whose region it is, from cell to cell. @param {import("../../core/modules/race.js").Runs} runs @param {number} run */
function regions(runs, run) {
  /** @type {{ kind: number, from: number, to: number }[]} */
  const found = [];
  for (let from = 0; from < CELLS; from += STRIPE) {
    const kind = largest(runs.gate(run, GRID[from])), last = found.at(-1);
    if (last?.kind === kind) last.to = from + STRIPE;
    else found.push({ kind, from, to: from + STRIPE });
  }
  return found;
}
