/** The plane before the layer: the net, the points, and a line with a grip for each hidden unit. */

import { chart } from "../../charts/chart.js";
import { heat } from "../../charts/heat.js";
import { points as marks } from "../../charts/points.js";
import { layer, lines, sides } from "../../core/layers/warp.js";
import { attr, s, said } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";
import { draw as drawNet, net } from "./net.js";

/** @typedef {import("./words.js").State} State */

export const EDGE = 1.2;
/** Numbers a side of the map behind the points. */
const CELLS = 41;
const MAP = Float64Array.from({ length: 2 * CELLS * CELLS }, (_, i) => {
  const cell = i >> 1, at = i % 2 ? CELLS - 1 - Math.floor(cell / CELLS) : cell % CELLS;
  return EDGE * ((2 * at) / (CELLS - 1) - 1);
});
const SUBSCRIPTS = "₁₂₃";

/** @param {number} value */
const fine = (value) => Number((Math.round(value * 20) / 20).toFixed(2));

/** @param {import("../../ui/frame.js").Ui} ui */
export function plane(ui) {
  const axis = { from: -EDGE, to: EDGE, ticks: [-1, 0, 1] };
  const plot = chart({ x: { ...axis, label: "x₁" }, y: { ...axis, label: "before: x₂" }, height: "square", label: "the plane before the layer" });
  const state = () => /** @type {State} */ (/** @type {any} */ (ui.state));
  const map = heat(plot, ui, { rows: CELLS, limit: 6, label: "what the net answers, blue or orange, all over the plane" });
  const threads = net();
  for (const one of threads) plot.layer(one);
  /** @type {import("../../charts/points.js").Point[]} */
  let list = [];
  const dots = marks(plot, ui, { list: () => list });
  const units = [0, 1, 2].map((k) => unit(plot, ui, k));

  function place() {
    drawNet(threads, plot, (X) => X);
    lines(state()).forEach((line, k) => units[k].draw(line));
  }
  plot.layer(s("g"), place);
  return {
    element: plot.element, resize: plot.resize,
    /** @param {State} now @param {{ X: Float64Array, y: ArrayLike<number>, w: number[] }} found */
    draw(now, { X, y, w }) {
      list = Array.from(y, (kind, i) => ({ x: X[2 * i], y: X[2 * i + 1], kind }));
      dots.draw();
      const answers = sides(w, layer(now, MAP));
      map.draw(answers);
      map.line(answers, 0);
      units.forEach((one, k) => one.show(k < Number(now.units)));
      lines(now).forEach((line, k) => units[k].draw(line));
    },
  };
}

/** A unit's line, its name, and the grip it hangs on. @param {import("../../charts/chart.js").Chart} plot @param {import("../../ui/frame.js").Ui} ui @param {number} k */
function unit(plot, ui, k) {
  const line = s("path", { class: `unit is-${k + 1}` }), way = s("path", { class: "way" }), name = s("text", { class: "name ann-halo", text: `h${SUBSCRIPTS[k]}` });
  const grip = s("g", {}, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" }));
  for (const node of [way, line]) plot.layer(node);
  plot.layer(name);
  plot.layer(grip, undefined, plot.over);
  const get = () => /** @type {[number, number]} */ (ui.get("grips").slice(2 * k, 2 * k + 2));
  const hand = drag2d(grip, {
    get,
    set: (x, y) => { ui.set({ grips: ui.get("grips").with(2 * k, fine(x)).with(2 * k + 1, fine(y)) }, { commit: false }); },
    commit: () => ui.commit(),
    toXY: (clientX, clientY) => plot.at({ clientX, clientY }),
    bounds: () => ({ x: [-EDGE, EDGE], y: [-EDGE, EDGE] }),
    step: 0.05, signal: ui.signal, label: `line of hidden unit ${k + 1}`, words: (x, y) => `${said(x)}, ${said(y)}`,
  });
  return {
    /** @param {boolean} on */
    show(on) {
      for (const node of [line, way, name]) attr(node, { display: on ? null : "none" });
      // Lines that the author has fixed have no grip.
      attr(grip, { display: on && !ui.fixes("grips") ? null : "none" });
    },
    /** @param {import("../../core/layers/warp.js").Unit} where */
    draw({ u: [a, b] }) {
      const [x, y] = get(), far = 4, px = plot.x(x), py = plot.y(y);
      attr(line, { d: `M${plot.x(x - far * b)} ${plot.y(y + far * a)}L${plot.x(x + far * b)} ${plot.y(y - far * a)}` });
      attr(way, { d: `M${plot.x(0)} ${plot.y(0)}L${px} ${py}` });
      attr(grip, { transform: `translate(${px} ${py})` });
      attr(name, { x: px + 13, y: py - 9 });
      hand.update();
    },
  };
}
