/** Shares as bars, one for each number; that of the truth stands out. */

import { chart } from "../../charts/chart.js";
import { attr, s } from "../../ui/dom.js";
import { largest } from "../../core/numbers/scores.js";

/** @param {number} count @param {string} label */
export function bars(count, label) {
  const every = count > 10 ? 3 : 1;
  const plot = chart({
    x: { from: -0.6, to: count - 0.4, ticks: Array.from({ length: count }, (_, i) => i).filter((i) => i % every === 0) },
    y: { from: 0, to: 1, label, ticks: [0, 1] }, height: 112, label,
  });
  const rects = Array.from({ length: count }, () => s("rect", { class: "bar" }));
  /** @type {ArrayLike<number>} */
  let now = [];
  let at = 0;
  function place() {
    const width = 0.72 * (plot.x(1) - plot.x(0));
    rects.forEach((rect, i) => {
      const top = plot.y(now[i] ?? 0);
      attr(rect, { x: plot.x(i) - width / 2, y: top, width, height: Math.max(0, plot.box.bottom - top), class: i === at ? "bar is-true" : "bar" });
    });
  }
  plot.layer(s("g", {}, ...rects), place);
  return {
    ...plot,
    /** @param {ArrayLike<number>} shares @param {number} truth */
    draw(shares, truth) {
      [now, at] = [shares, truth];
      place();
      const says = largest(shares);
      plot.head(`${label} ${says}${says === truth ? "" : `, it is ${truth}`}`);
    },
  };
}
