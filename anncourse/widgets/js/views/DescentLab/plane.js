/** The bowl from above: rings of equal loss, the way down with its steps, and the start, which is dragged. */

import { chart } from "../../charts/chart.js";
import { path as line } from "../../charts/scale.js";
import { outline } from "../../core/training/bowl.js";
import { attr, s, said } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";
import { curvatures } from "./run.js";

/** @typedef {import("./run.js").State} State */

const EDGE = 1.2;
/** Half the width of each ring, across; the outermost fill the corners of the steepest bowl. */
const RADII = Array.from({ length: 13 }, (_, k) => 0.12 * 1.5 ** k);
/** A start nearer to the bottom than this leads nowhere. */
const CLOSE = 0.1;

/** @param {number} value */
const fine = (value) => Math.round(value * 200) / 200;

/** @param {import("../../ui/frame.js").Ui} ui */
export function plane(ui) {
  const plot = chart({ x: { from: -EDGE, to: EDGE, label: "x" }, y: { from: -EDGE, to: EDGE, label: "y" }, height: "square", label: "the bowl from above" });
  const rings = RADII.map(() => s("path", { class: "height" })).toReversed(), bottom = s("path", { class: "bottom", d: "M-5 0H5M0-5V5" });
  const way = s("path", { class: "way" }), steps = s("path", { class: "steps" }), ball = s("circle", { r: 5.5, class: "ball" });
  const grip = s("g", {}, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" }));
  let shown = /** @type {[number[], number[]]} */ ([[], []]), condition = NaN;

  function land() {
    const shape = /** @type {[number, number, number]} */ ([1, 0, condition]);
    rings.toReversed().forEach((ring, i) => {
      const points = outline(shape, [0, 0], RADII[i]);
      attr(ring, { d: line(points.map(([x]) => x), points.map(([, y]) => y), plot.x, plot.y) });
    });
  }
  function trace() {
    const [xs, ys] = shown, last = xs.length - 1;
    attr(way, { d: line(xs, ys, plot.x, plot.y) });
    attr(steps, { d: xs.map((x, i) => `M${plot.x(x).toFixed(1)} ${plot.y(ys[i]).toFixed(1)}h0`).join("") });
    attr(ball, { cx: plot.x(xs[last] ?? 0), cy: plot.y(ys[last] ?? 0) });
    const [x, y] = ui.get("start");
    attr(grip, { transform: `translate(${plot.x(x)} ${plot.y(y)})` });
    attr(bottom, { transform: `translate(${plot.x(0)} ${plot.y(0)})` });
    hand.update();
  }
  const hand = drag2d(grip, {
    get: () => ui.get("start"),
    // At the bottom itself there is no way down.
    set: (x, y) => { if (Math.hypot(x, y) > CLOSE) ui.set({ start: [fine(x), fine(y)] }, { commit: false }); },
    commit: () => ui.commit(),
    toXY: (clientX, clientY) => plot.at({ clientX, clientY }),
    bounds: () => ({ x: [-1, 1], y: [-1, 1] }),
    step: 0.05, signal: ui.signal, label: "start", words: (x, y) => `${said(x)}, ${said(y)}`,
  });
  for (const ring of rings) plot.layer(ring);
  for (const layer of [bottom, way, steps, ball]) plot.layer(layer);
  plot.layer(grip, () => { if (condition) { land(); trace(); } }, plot.over);
  return {
    element: plot.element, resize: plot.resize,
    /** @param {State} state @param {Float64Array} path  x and y of each point @param {number} until  steps that are shown */
    draw(state, path, until) {
      const points = Math.min(path.length / 2, Math.floor(until) + 1);
      const side = (/** @type {number} */ k) => Array.from({ length: points }, (_, t) => path[2 * t + k]);
      shown = [side(0), side(1)];
      if (condition !== curvatures(state)[1]) {
        condition = curvatures(state)[1];
        land();
      }
      trace();
    },
  };
}
