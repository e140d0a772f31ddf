/** Every line is a place on this map, by slope and intercept; rings join places of equal loss. */

import { chart } from "../../charts/chart.js";
import { path } from "../../charts/scale.js";
import { best, shape } from "../../core/training/line.js";
import { outline } from "../../core/training/bowl.js";
import { attr, s, said } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";
import { days } from "./words.js";

/** The rings stand where so much is added to the least loss. */
const HEIGHTS = [0.1, 0.4, 1, 2, 4, 8, 16, 32, 64];

/** @param {number} value */
const tenth = (value) => Math.round(value * 10) / 10;

/** @param {import("../../ui/frame.js").Ui} ui */
export function map(ui) {
  const [slope, intercept] = [ui.rule("slope"), ui.rule("intercept")];
  const plot = chart({ x: { from: Number(slope.low), to: Number(slope.high), label: "slope" }, y: { from: Number(intercept.low), to: Number(intercept.high), label: "intercept" }, height: 330, label: "map of the loss" });
  const rings = HEIGHTS.map(() => s("path", { class: "height" })), old = s("circle", { r: 5, class: "start" });
  const dot = s("g", {}, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" }));
  const list = days(/** @type {any} */ (ui.state)), lowest = best(list);

  function land() {
    HEIGHTS.forEach((height, i) => {
      const points = outline(shape(list), [lowest.slope, lowest.intercept], Math.sqrt(height));
      attr(rings[i], { d: path(points.map(([x]) => x), points.map(([, y]) => y), plot.x, plot.y) });
    });
    place();
  }
  function place() {
    const { state, start } = ui;
    attr(old, { cx: plot.x(start.slope), cy: plot.y(start.intercept) });
    attr(dot, { transform: `translate(${plot.x(state.slope)} ${plot.y(state.intercept)})` });
    hand.update();
  }
  const hand = drag2d(dot, {
    get: () => [ui.get("slope"), ui.get("intercept")],
    set: (x, y) => { ui.set({ slope: tenth(x), intercept: tenth(y) }, { commit: false }); },
    commit: () => ui.commit(),
    toXY: (clientX, clientY) => plot.at({ clientX, clientY }),
    bounds: () => ({ x: [Number(slope.low), Number(slope.high)], y: [Number(intercept.low), Number(intercept.high)] }),
    step: 0.1, together: "line", signal: ui.signal,
    label: "the line, as a place on the map", words: (x, y) => `slope ${said(x)}, intercept ${said(y)}`,
  });
  for (const ring of rings.toReversed()) plot.layer(ring);
  plot.layer(old);
  plot.layer(dot, land, plot.over);
  return { element: plot.element, resize: plot.resize, draw: place };
}
