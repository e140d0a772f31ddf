/** The shelf on the left; on the right, round after round, how much of it is shown and chosen, and how the choices are liked. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { stage } from "../../charts/stage.js";
import { share } from "../../core/datasets/loop.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { LAST, rounds } from "./lab.js";
import { player } from "./player.js";
import { shelf } from "./shelf.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./lab.js").State} State */
/** @typedef {import("./lab.js").Round} Round */

/** The taste that the axis ends at. */
const TOP = 4.5;
const TICKS = [0, 5, 10, 15];

/** Curves over the rounds, each with a dot where it has come. @param {import("../../charts/chart.js").Chart} plot @param {string[]} styles @param {((round: Round) => number)[]} values */
function tracks(plot, styles, values) {
  const lines = styles.map((style) => curve(plot, { style })), dots = styles.map((style) => s("circle", { r: 5, class: `ll-dot ${style}` }));
  /** @type {Round[]} */
  let seen = [];
  const place = () => dots.forEach((dot, i) => seen.length && attr(dot, { cx: plot.x(seen.length - 1), cy: plot.y(values[i](seen[seen.length - 1])) }));
  dots.forEach((dot) => plot.layer(dot, place, plot.over));
  return {
    /** @param {Round[]} now @param {Round[]} before */
    draw(now, before) {
      seen = now;
      const xs = (/** @type {Round[]} */ list) => list.map((_, i) => i);
      lines.forEach((line, i) => {
        line.draw(xs(now), now.map(values[i]));
        line.ghost(xs(before), before.map(values[i]));
      });
      place();
    },
  };
}

export default defineWidget({
  name: "LoopLab",
  quantities,
  text: sentence,
  newStart: newStart((seed) => ({ seed })),
  build(ui) {
    const x = { from: 0, to: LAST, label: "round", ticks: TICKS };
    const shares = chart({ x, y: { from: 0, to: 103, label: "% of the items", ticks: [0, 25, 50, 75, 100] }, height: 190, room: [36, 8], label: "share of the items over the rounds" });
    const liking = chart({ x, y: { from: 0, to: TOP, label: "taste for what is chosen", ticks: [0, 1, 2, 3, 4] }, height: 190, room: [36, 8], label: "taste over the rounds" });
    const parts = tracks(shares, ["ll-shown", "ll-chosen"], [({ shown }) => 100 * share(shown), ({ chosen }) => 100 * share(chosen)]);
    const taste = tracks(liking, ["ll-taste"], [(round) => round.taste]);
    const tiles = shelf();
    const key = h("p", { class: "ll-key" }, h("span", { class: "is-shown", text: "shown to anybody" }), h("span", { class: "is-chosen", text: "chosen" }));
    ui.controls.append(
      ...ui.free("round", () => player(ui)),
      ...ui.free("round", () => slider(ui, { trait: "round" })),
      ...ui.free("rule", () => choices(ui, { trait: "rule" })),
      ...ui.free("explore", () => choices(ui, { trait: "explore" })),
      ...ui.free("offers", () => choices(ui, { trait: "offers", options: [["all", "anything"], ["new", "only what is new to her"]] })));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [
      { element: h("div", { class: "ann-above" }, tiles.element, ui.status, ui.controls) },
      { element: h("div", { class: "ann-above" }, shares.element, key, liking.element), resize(width) {
        shares.resize(width);
        liking.resize(width);
      } },
    ]);
    return {
      draw(state) {
        const now = /** @type {State} */ (/** @type {unknown} */ (state)), seen = rounds(now);
        const before = rounds({ .../** @type {State} */ (/** @type {unknown} */ (ui.start)), round: Math.max(now.round, Number(ui.start.round)) });
        // What the bet asks for is not shown before.
        const ghost = ui.asking || ui.start.seed !== now.seed ? [] : before;
        tiles.draw(seen[now.round]);
        parts.draw(seen, ghost);
        taste.draw(seen, ghost);
        ui.say(result(now));
      },
    };
  },
});
