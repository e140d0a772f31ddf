/** A memory that hears one number and then others: unrolled, over time, and how much of each step counts at the end. */

import { chart } from "../../charts/chart.js";
import { clock } from "../../charts/time/clock.js";
import { curve } from "../../charts/curve.js";
import { stage } from "../../charts/stage.js";
import { table } from "../../charts/table.js";
import { run } from "../../core/sequences/memory.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, clamp, h, s } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { net, sheet } from "./net.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {import("../../charts/chart.js").Chart} Chart */

/** The axis of what counts: what is less stands at its end. */
const LOW = 1e-12, HIGH = 10;
const RAISED = new Map([[1e-12, "10⁻¹²"], [1e-8, "10⁻⁸"], [1e-4, "10⁻⁴"], [1, "1"]]);
/** Where the axis of the memory may end. */
const TOPS = [1, 2, 4, 8, 16, 64];

/** A row of dots. @param {Chart} plot @param {string} style @param {number} r */
function dots(plot, style, r) {
  const group = s("g", { class: style });
  /** @type {number[]} */
  let values = [];
  function place() {
    while (group.children.length > values.length) group.lastElementChild?.remove();
    while (group.children.length < values.length) group.append(s("circle", { r }));
    values.forEach((value, t) => attr(group.children[t], { cx: plot.x(t), cy: plot.y(value) }));
  }
  plot.layer(group, place);
  return {
    /** @param {ArrayLike<number>} list */
    draw(list) {
      values = Array.from(list);
      place();
    },
  };
}

/** The first number as a dot that is dragged up and down. @param {Chart} plot @param {import("../../ui/frame.js").Ui} ui */
function grip(plot, ui) {
  const around = s("circle", { r: 16, class: "ann-reach" }), dot = s("circle", { r: 7, class: "ann-handle" }), element = s("g", {}, around, dot);
  function place() {
    for (const circle of [around, dot]) attr(circle, { cx: plot.x(0), cy: plot.y(ui.get("first")) });
    attr(dot, { class: ui.get("first") < 0 ? "ann-handle is-negative" : "ann-handle" });
  }
  plot.layer(element, place, plot.over);
  handle(ui, element, { trait: "first", axis: "y", pixels: () => plot.y(0) - plot.y(1) });
  ui.follow(place);
}

/** What of each step counts at the end, over the steps. */
function shares() {
  const plot = chart({
    x: { from: 0, to: 12, label: "step" },
    y: { from: LOW, to: HIGH, log: true, label: "counts at the end", ticks: [...RAISED.keys()], text: (value) => RAISED.get(value) ?? "" },
    height: 260, label: "how much a change at each step counts at the end",
  });
  const line = curve(plot, { style: "kept" }), own = dots(plot, "shares", 2.5);
  const shown = (/** @type {Float64Array} */ values) => values.map((value) => clamp(Math.abs(value), LOW, HIGH));
  const steps = (/** @type {Float64Array} */ values) => values.map((_, t) => t);
  return {
    plot,
    /** @param {import("../../core/sequences/memory.js").Run} now @param {import("../../core/sequences/memory.js").Run} was */
    draw(now, was) {
      plot.span({ x: { to: now.x.length - 1 } });
      line.draw(steps(now.kept), shown(now.kept));
      own.draw(shown(now.counts));
      line.ghost(steps(was.kept), shown(was.kept));
    },
  };
}

/** What the memory holds and what it hears, over the steps. */
function holding() {
  const plot = chart({ x: { from: 0, to: 12, label: "step" }, y: { from: -1.1, to: 1.1, label: "memory; ○ input" }, height: 200, label: "what the memory holds at each step" });
  return { plot, line: curve(plot, { style: "held" }), heard: dots(plot, "heard", 3) };
}

/** Another first number than there is, from a half up to 1. @param {number} seed @param {number} first */
function other(seed, first) {
  const next = 0.5 + 0.05 * (seed % 10);
  return Math.abs(next - first) < 1e-6 ? 1 : Number(next.toFixed(2));
}

/** Only the sliders of the cell that is there, and no choice of a cell where the question holds it. @param {import("../../ui/frame.js").Ui} ui */
function sliders(ui) {
  const own = [["feedback", "plain"], ["forget", "gated"], ["valve", "gated"]].map(([trait, cell]) => {
    const row = slider(ui, { trait });
    ui.follow(() => { row.hidden = ui.get("cell") !== cell; });
    return row;
  });
  const cells = choices(ui, { trait: "cell" });
  ui.follow(() => { cells.hidden = ui.holds("cell"); });
  return [...own, slider(ui, { trait: "delay", together: "*" }), slider(ui, { trait: "noise" }), cells];
}

export default defineWidget({
  name: "RNNUnroller",
  quantities,
  newStart: newStart((seed, { first }) => ({ seed, first: other(seed, first) })),
  text: sentence,
  build(ui) {
    const strip = net(), { plot, line, heard } = holding(), counts = shares();
    const now = () => run(/** @type {any} */ (ui.state));
    grip(plot, ui);
    /** While the state changes, it is drawn once, at the end. */
    let still = false;
    const time = clock(ui, { end: ui.get("delay"), rate: 6, step: 1, digits: 0, label: "Step", show: () => still || through() });
    ui.controls.append(...sliders(ui));
    const numbers = table(ui, { summary: "As table", sheets: () => [sheet(now())] });
    ui.stage.append(h("style", { text: css }));
    stage(ui, [strip, { element: h("div", { class: "ann-above" }, plot.element, time.element, ui.controls), resize: plot.resize }, counts.plot, { element: numbers.element }]);

    /** The memory up to the moment that the clock shows. */
    function through() {
      strip.seek(time.now);
      const until = now().memory.slice(0, Math.floor(time.now) + 1);
      line.draw(until.map((_, t) => t), until);
    }

    return {
      draw(state) {
        const words = answer(/** @type {any} */ (state)), here = now(), was = run(/** @type {any} */ (ui.start)), end = here.x.length - 1;
        strip.show(here, words);
        const most = Math.max(...here.memory.map(Math.abs)), top = TOPS.find((value) => value >= most) ?? most;
        plot.span({ x: { to: end }, y: { from: -1.1 * top, to: 1.1 * top } });
        heard.draw(here.x);
        still = true;
        time.end = end;
        still = false;
        time.seek(end);
        line.ghost(was.memory.map((_, t) => t), was.memory);
        counts.draw(here, was);
        ui.say(words);
      },
    };
  },
});
