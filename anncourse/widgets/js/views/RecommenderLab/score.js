/** How a rule scores on visits that were left out, over the numbers for each; rules without such numbers are levels. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { tried } from "../../charts/tried.js";
import { attr, s } from "../../ui/dom.js";
import { heldOut, MOST } from "./lab.js";

/** @typedef {import("./lab.js").State} State */
/** @typedef {import("./lab.js").Rule} Rule */

const RANKS = Array.from({ length: MOST }, (_, i) => i + 1);
/** @type {[string, (state: State) => number][]} */
const LEVELS = [
  ["alike", (state) => heldOut({ ...state, rule: "neighbors" })],
  ["popular", (state) => heldOut({ ...state, rule: "popular" })],
  ["guessing", () => 0.5],
];

/** @param {import("../../ui/frame.js").Ui} ui */
export function score(ui) {
  const plot = chart({
    x: { from: 0.6, to: MOST + 0.2, label: "numbers for each", ticks: RANKS },
    y: { from: 0.4, to: 1, label: "score on visits left out", ticks: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] }, height: 300, room: [36, 66], label: "score on visits left out, over the numbers for each",
  });
  const levels = LEVELS.map(([name]) => ({ path: s("path", { class: "rl-level" }), text: s("text", { class: "ann-halo rl-rule", text: name }) }));
  for (const { path } of levels) plot.layer(path);
  const line = curve(plot, { style: "rl-score" }), dot = s("circle", { r: 6, class: "rl-here" });
  /** @type {State | undefined} */
  let now;
  const ranks = tried(ui);
  function place() {
    if (!now) return;
    const { left, right } = plot.box;
    for (const [i, { path, text }] of levels.entries()) {
      const y = plot.y(LEVELS[i][1](now));
      attr(path, { d: `M${left} ${y}H${right}` });
      attr(text, { x: right + 6, y: y + 4 });
    }
    attr(dot, { cx: plot.x(now.rank), cy: plot.y(heldOut(now)) });
  }
  for (const { text } of levels) plot.layer(text, undefined, plot.over);
  plot.layer(dot, place, plot.over);
  return {
    ...plot,
    /** @param {State} state */
    draw(state) {
      now = state;
      ranks.go(state.rank);
      const seen = ranks.of(RANKS);
      line.draw(seen, seen.map((rank) => heldOut({ ...state, rule: "factors", rank })));
      place();
    },
  };
}
