/** The curve to be matched, the net, and the bumps it is the sum of: each hangs on a handle at its top. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { path } from "../../charts/scale.js";
import { GRID, net, pair, sum, TARGET, worst } from "../../core/layers/bumps.js";
import { attr, s, said } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";

/** @typedef {import("./words.js").State} State */

const MOST = 8;

/** A hand moves a top by a hundredth across, by a twentieth upward. @param {number} value @param {number} parts */
const fine = (value, parts) => Number((Math.round(value * parts) / parts).toFixed(2));

/** @param {import("../../ui/frame.js").Ui} ui */
export function tops(ui) {
  const plot = chart({ x: { from: 0, to: 1, label: "x" }, y: { from: -2, to: 2, label: "y" }, height: 300, label: "the curve and the net" });
  const now = () => /** @type {State} */ (/** @type {any} */ (ui.state));
  const wanted = curve(plot, { style: "wanted" });
  const bumps = Array.from({ length: MOST }, (_, k) => bump(plot, ui, k));
  const line = curve(plot, { style: "net" }), gap = s("path", { class: "gap" });

  function miss() {
    const { x, answer, wanted: at } = worst(now());
    attr(gap, { d: `M${plot.x(x)} ${plot.y(answer)}V${plot.y(at)}` });
  }
  plot.layer(gap, () => {
    miss();
    bumps.forEach((one, k) => one.draw(now(), k));
  });
  for (const one of bumps.toReversed()) plot.layer(one.grip, undefined, plot.over);
  /** @type {State | null} */
  let was = null;
  return {
    element: plot.element,
    /** @param {number} width */
    resize(width) {
      plot.resize(width);
      wanted.draw(GRID, TARGET);
    },
    /** @param {State} state @param {State} start */
    draw(state, start) {
      line.draw(GRID, net(state, GRID));
      if (start !== was) line.ghost(GRID, net(was = start, GRID));
      bumps.forEach((one, k) => one.draw(state, k));
      miss();
    },
  };
}

/** One bump, its outline and its handle. @param {import("../../charts/chart.js").Chart} plot @param {import("../../ui/frame.js").Ui} ui @param {number} k */
function bump(plot, ui, k) {
  const hill = s("path", { class: "hill" });
  const grip = s("g", {}, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" }), s("text", { class: "number", y: 4, "text-anchor": "middle", text: String(k + 1) }));
  plot.layer(hill);
  const hand = drag2d(grip, {
    get: () => [ui.get("centers")[k], ui.get("heights")[k]],
    set: (x, y) => { ui.set({ centers: ui.get("centers").with(k, fine(x, 100)), heights: ui.get("heights").with(k, fine(y, 20)) }, { commit: false }); },
    commit: () => ui.commit(),
    toXY: (clientX, clientY) => plot.at({ clientX, clientY }),
    bounds: () => ({ x: [0, 1], y: [-2, 2] }),
    step: 0.05, signal: ui.signal, label: `top of bump ${k + 1}`, words: (x, y) => `at ${said(x)}, height ${said(y)}`,
  });
  let drawn = "";
  return {
    grip,
    /** @param {State} state @param {number} k */
    draw(state, k) {
      const on = k < state.bumps, shown = on ? null : "none";
      for (const node of [hill, grip]) attr(node, { display: shown });
      // A hand moves one bump; the others stay as they are.
      const { box } = plot, now = [state.centers[k], state.heights[k], state.width, state.activation, box.right, box.bottom].join();
      if (!on || now === drawn) return;
      drawn = now;
      attr(hill, { d: `${path(GRID, sum(state, pair(state, k), GRID), plot.x, plot.y)}L${plot.x(1)} ${plot.y(0)}L${plot.x(0)} ${plot.y(0)}Z` });
      attr(grip, { transform: `translate(${plot.x(state.centers[k])} ${plot.y(state.heights[k])})` });
      hand.update();
    },
  };
}
