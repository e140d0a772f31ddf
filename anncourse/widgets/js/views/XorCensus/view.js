/** A wall of small nets, one tile each, and beside it how many have solved XOR, for each width that was tried. */

import { chart } from "../../charts/chart.js";
import { film } from "../../charts/time/film.js";
import { paint, palette } from "../../charts/heat.js";
import { stage } from "../../charts/stage.js";
import { tiles } from "../../charts/tiles.js";
import { Census, NETS } from "../../core/training/census.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { equal } from "../../ui/past.js";
import { newStart } from "../../ui/new-start.js";
import { colors, onTheme } from "../../ui/theme.js";
import work from "./census.worker.js";
import { END, EVERY, SIDE, moment } from "./moments.js";
import css from "./style.css";
import { quantitiesOf } from "./task.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {import("./moments.js").Moment} Moment */

const COLUMNS = 10;
const count = (/** @type {Moment} */ { solved }) => solved.reduce((sum, one) => sum + one, 0);

/** The hundred maps; those that solve it have a ring. @param {import("../../ui/frame.js").Ui} ui */
function wall(ui) {
  const maps = tiles({ count: NETS, columns: COLUMNS, width: SIDE, height: SIDE }), { element } = maps;
  const levels = new Int8Array(NETS * SIDE * SIDE);
  /** @type {Moment | undefined} */
  let now;
  /** @type {Uint32Array | undefined} */
  let pixels;
  /** From map after map to rows that cross ten maps. @param {Int8Array} all */
  function lay(all) {
    for (let i = 0; i < NETS; i++) {
      const [left, top] = maps.corner(i);
      for (let row = 0; row < SIDE; row++) {
        const from = (i * SIDE + row) * SIDE;
        levels.set(all.subarray(from, from + SIDE), (top + row) * COLUMNS * SIDE + left);
      }
    }
  }
  function draw() {
    const { maps: all, solved } = /** @type {Moment} */ (now);
    lay(all);
    paint(maps.canvas, levels, (pixels ??= palette(colors(ui.el), 1)), 127);
    maps.mark((i) => (solved[i] === 1 ? "is-good" : ""));
  }
  onTheme(() => {
    pixels = undefined;
    if (now) draw();
  }, ui.signal);
  return {
    element,
    /** @param {Moment} moment @param {string} words */
    show(moment, words) {
      if (now !== moment) {
        now = moment;
        draw();
      }
      attr(element, { "aria-label": words });
    },
  };
}

/** Who was tried, and how many of them solved it. @param {number} low @param {number} high */
function tally(low, high) {
  const plot = chart({
    x: { from: low - 0.5, to: high + 0.5, label: "hidden units", ticks: Array.from({ length: high - low + 1 }, (_, i) => low + i) },
    y: { from: 0, to: NETS + 8, label: "solved, of 100  (● tanh, ○ ReLU)", ticks: [0, 25, 50, 75, 100], grid: true },
    height: 300, label: "how many of a hundred solve it, by hidden units",
  });
  const dots = s("g", { class: "tally" });
  /** @type {Map<string, { units: number, activation: string, solved: number }>} */
  const tried = new Map();
  const place = () => dots.replaceChildren(...[...tried.values()].flatMap(({ units, activation, solved }) => [
    s("circle", { cx: plot.x(units), cy: plot.y(solved), r: 6, class: `ann-dot ${activation === "relu" ? "is-hollow" : ""}` }),
    s("text", { x: plot.x(units) + 13, y: plot.y(solved) + 4, class: "ann-halo", text: solved })]));
  plot.layer(dots, place, plot.over);
  return {
    plot,
    /** @param {State} state @param {number} solved */
    put({ units, activation }, solved) {
      tried.set(`${units} ${activation}`, { units, activation, solved });
      place();
    },
  };
}

export default defineWidget({
  name: "XorCensus",
  newStart: newStart((seed) => ({ seed, epochs: 0 })),
  text: sentence,
  build(ui) {
    const now = () => /** @type {State} */ (/** @type {unknown} */ (ui.state)), { low = 0, high = 0 } = ui.rule("units");
    const tiles = wall(ui), table = tally(low, high);
    const settings = () => ({ units: now().units, activation: now().activation, seed: now().seed });
    const run = film(ui, work, { trait: "epochs", every: EVERY, rate: 24, settings, arrived: show });
    /** @type {{ key: string, moment: Moment } | undefined} */
    let first;
    ui.controls.append(run.element, slider(ui, { trait: "units" }), choices(ui, { trait: "activation", options: ["tanh", ["relu", "ReLU"]] }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [{ element: h("div", {}, tiles.element, ui.controls) }, table.plot]);
    /** What the worker has found; of another state nothing is known. @param {State} state */
    const counted = (state) => (run.there && equal(state, ui.state) ? count(/** @type {Moment} */ (run.now)) : NaN);

    /** As they start, before any training. @returns {Moment} */
    function start() {
      const key = JSON.stringify(settings());
      if (first?.key !== key) first = { key, moment: moment(new Census(settings()), 0) };
      return first.moment;
    }
    function show() {
      const seen = /** @type {Moment} */ (run.now ?? start()), solved = count(seen), words = result(now(), { at: seen.at, solved });
      tiles.show(seen, words);
      if (seen.at === END) table.put(now(), solved);
      ui.say(words);
    }
    return {
      draw() {
        run.follow();
        show();
      },
      quantities: quantitiesOf(counted),
      solve: run.perform,
    };
  },
});
