/** Points, new points and the curve learned from the first; beside it both errors over the number of waves, one of which the reader may draw first. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { points as marks } from "../../charts/points.js";
import { rider } from "../../charts/rider.js";
import { path } from "../../charts/scale.js";
import { sketch } from "../../charts/sketch.js";
import { stage } from "../../charts/stage.js";
import { tried } from "../../charts/tried.js";
import { slider } from "../../ui/controls.js";
import { attr, clamp, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { curve as learned, fits, fresh, GRID, MOST, others, points } from "./lab.js";
import css from "./style.css";
import { quantities, TOP } from "./task.js";
import { errors, sentence, vary } from "./words.js";

/** @typedef {import("./lab.js").State} State */
/** @typedef {import("../../ui/frame.js").Ui} Ui */

const WIDTHS = Float64Array.from({ length: MOST }, (_, i) => i + 1);
/** Places of a slider by quarters of a power of ten; one end of it is "none". */
const DECAYS = [0, ...Array.from({ length: 29 }, (_, k) => Number((10 ** (k / 4 - 6)).toPrecision(2)))];
const STEPS = [...new Set(Array.from({ length: 21 }, (_, k) => Math.round(10 ** (k / 4)))), 0];

/** A slider over a list of values. @param {Ui} ui @param {string} trait @param {number[]} list @param {string} none @param {(value: number) => string} written */
function places(ui, trait, list, none, written) {
  const near = (/** @type {number} */ value) => list.reduce((best, one, i) => (Math.abs(Math.log(one / value)) < Math.abs(Math.log(list[best] / value)) ? i : best), list.indexOf(0) ? 0 : 1);
  const write = (/** @type {number} */ place) => (list[place] ? written(list[place]) : none);
  return slider(ui, {
    trait, min: 0, max: list.length - 1, step: 1, format: () => (ui.get(trait) ? written(ui.get(trait)) : none), words: write,
    get: () => (ui.get(trait) ? near(ui.get(trait)) : list.indexOf(0)),
    set: (place, commit) => { ui.set({ [trait]: list[place] }, { commit }); },
  });
}

/** What the marks mean. @param {boolean} ghosts */
function key(ghosts) {
  const line = (/** @type {string} */ style) => s("path", { class: style, d: "M0 6H34" });
  const entry = (/** @type {SVGElement[]} */ marks, /** @type {string} */ text) => h("span", {}, s("svg", { viewBox: "0 0 34 12", "aria-hidden": "true" }, ...marks), text);
  return h("p", { class: "key" },
    entry([line("own"), s("circle", { class: "ann-dot is-kind1", cx: 17, cy: 6, r: 4.5 })], "its own points"),
    entry([line("fresh"), s("rect", { class: "ann-dot is-kind0 is-hollow", x: 13, y: 2, width: 8, height: 8 })], "new points"),
    entry([line("fit")], "what is learned"),
    ...(ghosts ? [h("span", { class: "others" }, s("svg", { viewBox: "0 0 34 12", "aria-hidden": "true" }, line("")), "learned from other draws")] : []));
}

export default defineWidget({
  name: "OverfitLab",
  quantities,
  text: sentence,
  newStart: newStart((seed) => ({ seed, moved: [] })),
  build(ui) {
    const now = () => /** @type {any} */ (ui.state);
    // What is to be drawn by hand is not yet shown; another bet asks for something else.
    const asked = () => ui.asking && ui.question.asks.bet?.kind === "sketch";
    const plane = chart({ x: { from: 0, to: 1, label: "x" }, y: { from: -2, to: 2, label: "y" }, height: 300, label: "points and the curve" });
    const plot = chart({ x: { from: 1, to: MOST, label: "waves", ticks: [1, 5, 10, 15, 20] }, y: { from: 0, to: TOP, label: "error" }, height: 300, label: "error over the number of waves" });
    const crowd = s("g", { class: "others" });
    plane.layer(crowd, () => gather());
    const held = marks(plane, ui, { size: 2.6, list: () => toPoints(fresh(now().noise), 0, true) });
    const line = curve(plane, { style: "fit" });
    const own = marks(plane, ui, { size: 4.6, list: () => toPoints(points(now()), 1), move, name: (i) => `Point ${i + 1}` });
    const training = curve(plot, { style: "own" }), unseen = curve(plot, { style: "fresh" });
    const guess = sketch(plot, ui, { label: "error on new points", count: MOST });
    rider(plot, ui, { trait: "width", of: (x) => (ui.gated && asked() ? 0 : fits(now())[Math.round(x) - 1].fresh), together: "width" });

    const rows = [slider(ui, { trait: "width", together: "width" }), places(ui, "decay", DECAYS, "none", (v) => String(v)),
      places(ui, "steps", STEPS, "to the end", (v) => v.toLocaleString("en-US")), slider(ui, { trait: "count", together: "*" }), slider(ui, { trait: "noise", together: "*" })];
    // What the author has fixed is for another figure.
    const free = ["width", "decay", "steps", "count", "noise"].map((trait) => !ui.fixes(trait));
    ui.controls.append(...rows.filter((_, i) => free[i]));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [plane, plot, { element: key(ui.get("ghosts") > 0) }]);
    const numbers = tried(ui, asked);

    /** @param {import("./lab.js").Points} data @param {number} kind */
    function toPoints({ x, y }, kind, hollow = false) { return Array.from(x, (at, i) => ({ x: at, y: y[i], kind, hollow })); }

    /** @param {number} i @param {number} x @param {number} y */
    function move(i, x, y) {
      const to = [i, Number(clamp(x, 0, 1).toFixed(3)), Number(clamp(y, -2, 2).toFixed(3))];
      ui.set({ moved: [...ui.get("moved").filter((/** @type {number[]} */ one) => one[0] !== i), to] }, { commit: false });
    }

    function gather() {
      const curves = others(now());
      while (crowd.childElementCount < curves.length) crowd.append(s("path"));
      curves.forEach((ys, i) => attr(crowd.children[i], { d: path(GRID, ys, plane.x, plane.y) }));
    }

    /** The curves grow under the hand that tries numbers of waves, and stand whole when the bet is done. @param {State} state */
    function grow(state) {
      numbers.go(state.width);
      const shown = numbers.of(WIDTHS), all = fits(state);
      training.draw(shown, shown.map((x) => all[x - 1].own));
      unseen.draw(shown, shown.map((x) => all[x - 1].fresh));
      if (!asked()) unseen.ghost(WIDTHS, WIDTHS.map((x) => fits(/** @type {any} */ (ui.start))[x - 1].fresh));
    }

    return {
      draw(state, changed) {
        const all = /** @type {any} */ (state);
        if (["seed", "count", "noise", "moved"].some((name) => changed.has(name))) {
          held.draw();
          own.draw();
        }
        if (changed.size > 1 || !changed.has("moved")) gather();
        line.draw(GRID, learned(all));
        grow(all);
        const text = errors(all);
        ui.say(text[0].toUpperCase() + text.slice(1) + vary(all));
      },
      sketches: { "error on new points": guess },
    };
  },
});
