/** Everybody who has a score: the ill above, the well below, and the threshold that is dragged across. */

import { chart } from "../../charts/chart.js";
import { level } from "../../charts/level.js";
import { attr, s } from "../../ui/dom.js";
import { FATES, dot, fate } from "./dots.js";

/** Neighbors in the order of their scores stand apart by the golden section. */
const GOLDEN = 0.618, RADIUS = 4;

/** @param {import("../../ui/frame.js").Ui} ui */
export function scores(ui) {
  const plot = chart({
    x: { from: -0.02, to: 1.02, label: "score", ticks: [0, 0.25, 0.5, 0.75, 1] },
    y: { from: 0, to: 2, ticks: [0.5, 1.5], text: (value) => (value > 1 ? "ill" : "well") },
    height: 300, label: "the scores of those who are ill, and of those who are well",
  });
  const paths = FATES.map((name) => s("path", { class: `fate ${name}` }));
  const lanes = [true, false].map((ill) => ({ ill, list: [.../** @type {number[]} */ (ui.get(ill ? "ill" : "well"))].sort((a, b) => a - b) }));
  function place() {
    const drawn = { caught: "", false: "", missed: "", spared: "" }, threshold = ui.get("threshold");
    for (const { ill, list } of lanes)
      list.forEach((score, i) => {
        const height = (ill ? 1 : 0) + 0.12 + 0.76 * ((i * GOLDEN) % 1);
        drawn[fate(score, threshold, ill)] += dot(plot.x(score), plot.y(height), RADIUS);
      });
    FATES.forEach((name, i) => attr(paths[i], { d: drawn[name] }));
  }
  for (const path of paths.slice(1)) plot.layer(path);
  plot.layer(paths[0], place);
  level(plot, ui, { trait: "threshold", axis: "x" });
  return { element: plot.element, resize: plot.resize, draw: place };
}
