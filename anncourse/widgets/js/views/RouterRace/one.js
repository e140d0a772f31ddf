/** One run: the points, each expert's line, strong where it is listened to, and what is answered. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { GRID, X, Y } from "../../core/modules/race.js";
import { attr, s } from "../../ui/dom.js";
import { KINDS } from "./wall.js";

const DASHES = ["", "7 4", "2 3", "10 3 2 3"];

/** @param {import("../../core/modules/race.js").Runs} first */
export function one(first) {
  const plot = chart({ x: { from: -1, to: 1, label: "x", ticks: [-1, -0.5, 0, 0.5, 1] }, y: { from: -1.6, to: 1.6, label: "answer", ticks: [-1, 0, 1] }, height: 250, room: [30, 8], label: "one run: points, experts and answer" });
  const gates = chart({ x: { from: -1, to: 1, ticks: [-1, 0, 1] }, y: { from: 0, to: 1, label: "share of each expert", ticks: [0, 1] }, height: 112, room: [30, 8], label: "share of each expert over x" });
  const dots = Array.from(X, () => s("circle", { r: 2.6, class: "point" }));
  plot.layer(s("g", {}, ...dots), () => dots.forEach((dot, i) => attr(dot, { cx: plot.x(X[i]), cy: plot.y(Y[i]) })));
  const lines = KINDS.map((kind, k) => s("line", { class: "expert", stroke: `var(--${kind})`, "stroke-dasharray": DASHES[k] }));
  let runs = first, run = 0;
  const lay = () => lines.forEach((line, k) => attr(line, k < runs.experts
    ? { x1: plot.x(-1), x2: plot.x(1), y1: plot.y(runs.says(run, k, -1)), y2: plot.y(runs.says(run, k, 1)), visibility: "visible" }
    : { visibility: "hidden" }));
  plot.layer(s("g", {}, ...lines), lay);
  const answer = curve(plot, { style: "answer" }), shares = KINDS.map((kind, k) => curve(gates, { style: `share kind-${k}` }));
  return {
    plot, gates,
    /** @param {import("../../core/modules/race.js").Runs} now @param {{ run: number, alone: boolean }} state @param {string} words */
    draw(now, { run: at, alone }, words) {
      [runs, run] = [now, at];
      lay();
      answer.draw(GRID, runs.answers(run, GRID, alone));
      const all = Array.from(GRID, (x) => runs.gate(run, x));
      shares.forEach((share, k) => {
        const there = k < runs.experts;
        share.draw(there ? GRID : [], there ? all.map((g) => g[k]) : []);
      });
      plot.head(words);
    },
  };
}
