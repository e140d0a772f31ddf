/** One bar a layer: how much of a wiggle there is felt at the last layer, and so how much of a gradient comes back to it. */

import { chart } from "../../charts/chart.js";
import { attr, clamp, s } from "../../ui/dom.js";
import { amount, FAINT, LOUD, power, run } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** Gradients that the paper shows. A bar that goes beyond leaves it. */
const LOW = 1e-12, HIGH = 1e6, BEYOND = 4;
const TICKS = [6, 3, 1, 0, -1, -3, -6, -9, -12];

/** @param {number} x @param {number} y @param {string} text @param {string} style */
const note = (x, y, text, style) => s("text", { x, y, text, class: style });

/** @param {Ui} ui */
export function bars(ui) {
  const plot = chart({
    x: { from: 0.5, to: 1.5, label: "layer" },
    y: { from: LOW, to: HIGH, log: true, grid: true, ticks: TICKS.map((tick) => 10 ** tick), label: "felt",
      text: (value) => (Math.abs(Math.log10(value)) < 2 ? amount(value) : power(Math.round(Math.log10(value)))) },
    height: 318,
  });
  const band = s("rect", { class: "ann-band" }), all = s("g"), words = s("g"), forth = s("path", { class: "ann-forth" }), word = s("text", { class: "ann-small is-end", text: "wiggle →" });
  plot.layer(band, draw);
  for (const layer of [all, words]) plot.layer(layer);
  for (const layer of [forth, word]) plot.layer(layer, undefined, plot.over);
  /** @param {number} value */
  const height = (value) => plot.y(clamp(Math.abs(value), LOW / BEYOND, HIGH * BEYOND));

  function draw() {
    const { left, right, top, bottom } = plot.box;
    const { reach } = run(ui.state), was = run(ui.start).reach, one = plot.y(1);
    const half = Math.min(14, 0.36 * (plot.x(2) - plot.x(1)));
    attr(band, { x: left, width: right - left, y: height(LOUD), height: height(FAINT) - height(LOUD) });
    const shapes = Array.from(reach, (value, i) => {
      // All of a wiggle, exactly 1, still shows as a bar.
      const up = Math.min(height(value), one - 1.5);
      return s("rect", { x: plot.x(i + 1) - half, width: 2 * half, y: up, height: Math.max(height(value), one + 1.5) - up,
        class: value < 0 ? "ann-minus" : value ? "ann-bar" : "ann-nothing" });
    });
    const moved = JSON.stringify(ui.state) !== JSON.stringify(ui.start);
    const before = Array.from(reach, (_, i) => (i in was ? `M${plot.x(i + 1) - half - 3} ${height(was[i])}h${2 * half + 6}` : "")).join("");
    all.replaceChildren(...shapes, ...(moved ? [s("path", { class: "ann-was", d: before })] : []));
    words.replaceChildren(note(right - 6, top + 16, "explodes", "is-end ann-halo"), note(right - 6, bottom - 8, "vanishes", "is-end ann-halo"),
      ...(moved ? [note(left + 6, top + 16, `dotted: at the start, ${amount(was[0])}`, "ann-halo")] : []),
    );
    // A wiggle goes the way of the signal, from left to right.
    attr(forth, { d: `M${left} ${bottom + 28}H${right - 110}` });
    attr(word, { x: right - 46, y: bottom + 32 });
  }

  return {
    element: plot.element, resize: plot.resize,
    draw() {
      const { reach } = run(ui.state), { length } = reach;
      plot.head(`felt of a wiggle at layer 1: ${amount(reach[0])}`);
      plot.span({ x: { from: 0.5, to: length + 0.5, ticks: Array.from(reach, (_, i) => i + 1).filter((layer) => layer % 5 === 0 || layer === 1 || length < 7) } });
      draw();
    },
  };
}
