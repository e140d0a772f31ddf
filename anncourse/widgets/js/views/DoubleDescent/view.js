/** One draw with the shortest weights that fit it, and the median error of many over the number of waves. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { points as marks } from "../../charts/points.js";
import { stage } from "../../charts/stage.js";
import { checkbox, choices, slider } from "../../ui/controls.js";
import { attr, clamp, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { fit, GRID, median, medians, points, SINE, WIDTHS } from "./waves.js";
import { off, sentence } from "./words.js";

/** @typedef {import("./waves.js").State} State */

const [LOW, HIGH] = [0.05, 1e6];

/** What the marks mean. */
function key() {
  const entry = (/** @type {SVGElement} */ mark, /** @type {string} */ text) => h("span", {}, s("svg", { viewBox: "0 0 34 12", "aria-hidden": "true" }, mark), text);
  const line = (/** @type {string} */ style) => s("path", { class: style, d: "M0 6H34" });
  return h("p", { class: "key" }, entry(line("fit"), "what is learned"), entry(line("truth"), "the sine"), entry(line("median"), "median of all draws"),
    entry(s("circle", { class: "this", cx: 17, cy: 6, r: 5 }), "this draw"));
}

export default defineWidget({
  name: "DoubleDescent",
  quantities,
  text: sentence,
  newStart: newStart((seed) => ({ seed })),
  build(ui) {
    const now = () => /** @type {any} */ (ui.state);
    const plane = chart({ x: { from: 0, to: 1, label: "x" }, y: { from: -2, to: 2, label: "y" }, height: 300, label: "points and the curve" });
    const plot = chart({
      x: { from: 1, to: 500, log: true, label: "waves", ticks: [1, 3, 10, 20, 100, 500] },
      y: { from: LOW, to: HIGH, log: true, label: "off the sine by", ticks: [0.1, 1, 10, 100, 1e3, 1e4, 1e5], text: (v) => v.toLocaleString("en-US") },
      height: 300, label: "error over the number of waves",
    });
    const truth = curve(plane, { style: "truth" }), line = curve(plane, { style: "fit" });
    const data = marks(plane, ui, { size: 4.6, list: () => { const { x, y } = points(now()); return Array.from(x, (at, i) => ({ x: at, y: y[i], kind: 1 })); } });
    const equal = s("path", { class: "equal" }), words = s("text", { class: "ann-halo", text: "as many as points" });
    const middle = curve(plot, { style: "median" });
    const here = s("circle", { class: "here", r: 8 }), own = s("circle", { class: "this", r: 5 });
    plot.layer(equal, () => place());
    plot.layer(words);
    for (const mark of [here, own]) plot.layer(mark, undefined, plot.over);

    const at = () => WIDTHS.reduce((best, width, i) => (Math.abs(width - ui.get("width")) < Math.abs(WIDTHS[best] - ui.get("width")) ? i : best), 0);
    const waves = slider(ui, { trait: "width", min: 0, max: WIDTHS.length - 1, step: 1, get: at, format: () => String(ui.get("width")), words: (i) => `${WIDTHS[i]} waves`,
      set: (i, commit) => { ui.set({ width: WIDTHS[i] }, { commit }); } });
    const counts = choices(ui, { trait: "count" });
    const prior = checkbox(ui, { label: "Wave k has height 1/k", get: () => ui.get("prior"), set: (is) => { ui.set({ prior: is }); } });
    ui.controls.append(...ui.free("width", () => waves), ...ui.free("count", () => counts), ...ui.free("prior", () => prior));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [plane, plot, { element: key() }]);
    truth.draw(GRID, SINE);
    /** The most waves that the reader has tried while the bet is open. */
    let high = 0;

    function place() {
      const state = now(), x = plot.x(state.width), n = plot.x(Number(state.count));
      const up = (/** @type {number} */ value) => plot.y(clamp(value, LOW, HIGH));
      attr(equal, { d: `M${n} ${plot.box.top}V${plot.box.bottom}` });
      attr(words, { x: n + 6, y: plot.box.top + 14 });
      attr(here, { cx: x, cy: up(median(state)) });
      attr(own, { cx: x, cy: up(fit(state).error) });
    }

    return {
      draw(state) {
        const all = /** @type {any} */ (state);
        high = ui.gated ? all.width : Math.max(high, all.width);
        const shown = ui.asking ? WIDTHS.filter((width) => width <= high) : WIDTHS;
        middle.draw(shown, medians(all).slice(0, shown.length));
        if (!ui.asking) middle.ghost(WIDTHS, medians(/** @type {any} */ (ui.start)));
        line.draw(GRID, fit(all).curve);
        data.draw();
        place();
        const text = off(all);
        ui.say(text[0].toUpperCase() + text.slice(1));
      },
    };
  },
});
