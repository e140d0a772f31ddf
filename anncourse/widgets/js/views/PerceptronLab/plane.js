/** The plane of points: where the neuron says yes, its line now and before, and the point it looks at. */

import { chart } from "../../charts/chart.js";
import { contour } from "../../charts/contour.js";
import { heat } from "../../charts/heat.js";
import { points } from "../../charts/points.js";
import { attr, clamp, num, s } from "../../ui/dom.js";
import { sum } from "../../core/neurons/perceptron.js";
import { now, push, seen } from "./story.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("./story.js").State} State */
/** @typedef {{ w: number[], b: number }} Neuron */

/** Places of the map along a side, and how strong its tint is. */
const GRID = 64, TINT = 0.24;
/** The trait's own limit. */
const FARTHEST = 2;

/** The axes reach over the points as they are at the start. @param {State} state */
function sides(state) {
  const all = now(state).places, reach = Math.max(1, ...all.flat().map(Math.abs)) * 1.12;
  // Points that are all to the right of zero, or above it, need no room on the other side.
  const low = (/** @type {number} */ k) => (Math.min(...all.map((place) => place[k])) >= 0 ? -0.5 * reach : -reach);
  const [left, under] = [low(0), low(1)], size = Math.max(reach - left, reach - under);
  return { x: { from: left, to: left + size }, y: { from: under, to: under + size } };
}

/** @param {Ui} ui */
export function plane(ui) {
  const state = () => /** @type {any} */ (ui.state), { x, y } = sides(state());
  const plot = chart({ x: { ...x, label: "x₁" }, y: { ...y, label: "x₂" }, height: "square" });
  const map = heat(plot, ui, { rows: GRID, label: "where the neuron says yes" });
  const old = s("path", { class: "pl-line ann-ghost" }), line = s("path", { class: "pl-line" }), vector = s("path", { class: "pl-vector" });
  const ring = s("circle", { r: 14, class: "pl-ring" }), wrong = s("path", { class: "pl-wrong" });
  const values = new Float64Array(GRID * GRID), tints = new Float64Array(GRID * GRID);
  const at = (/** @type {number} */ i) => [x.from + ((x.to - x.from) * (i % GRID)) / (GRID - 1), y.to - ((y.to - y.from) * Math.floor(i / GRID)) / (GRID - 1)];
  const pitch = (x.to - x.from) / (GRID - 1);

  /** @param {Neuron} neuron */
  function fill({ w, b }) {
    for (let i = 0; i < values.length; i++) values[i] = sum(seen(state(), at(i)), w, b);
  }
  /** Tinted from the line on, and half so on it: an edge without stairs. @param {Neuron} neuron */
  function tint({ w, b }) {
    fill({ w, b });
    const [u, v, both = 0] = w;
    for (let i = 0; i < values.length; i++) {
      const [px, py] = at(i), slope = Math.hypot(u + both * py, v + both * px);
      tints[i] = TINT * (slope ? clamp(values[i] / (slope * pitch) + 0.5, 0, 1) : Number(values[i] >= 0));
    }
    map.draw(tints);
  }
  /** @param {SVGElement} path @param {Neuron} neuron */
  function trace(path, neuron) {
    fill(neuron);
    attr(path, { d: contour(values, GRID, 0) });
  }

  const round = (/** @type {number} */ value) => clamp(Number(value.toFixed(4)), -FARTHEST, FARTHEST);
  const data = points(plot, ui, {
    size: 6,
    list: () => now(state()).places.map(([px, py], i) => ({ x: px, y: py, kind: ui.get("targets")[i] })),
    move(i, px, py) {
      const [right, up] = push(state(), ui.get("targets")[i]);
      ui.set({ points: ui.get("points").with(i, [round(px - right), round(py - up)]) }, { commit: false });
    },
    name: (i) => `Point ${i + 1}, ${ui.get("targets")[i] ? "yes" : "no"}`,
  });

  function place() {
    const { left, top, right, bottom } = plot.box, tale = now(state());
    const transform = `translate(${left} ${top})scale(${(right - left) / (GRID - 1)} ${(bottom - top) / (GRID - 1)})`;
    for (const path of [old, line]) attr(path, { transform });
    const here = tale.places[tale.point];
    for (const element of [ring, vector]) element.style.display = here ? "" : "none";
    if (here) {
      attr(ring, { cx: plot.x(here[0]), cy: plot.y(here[1]) });
      attr(vector, { d: `M${plot.x(0)} ${plot.y(0)}L${plot.x(here[0])} ${plot.y(here[1])}` });
    }
    attr(wrong, { d: tale.places.map(([px, py], i) => (tale.good[i] ? "" : `M${plot.x(px) + 7} ${plot.y(py) - 17}l8 8m0-8l-8 8`)).join("") });
  }
  for (const layer of [old, line, vector]) plot.layer(layer);
  plot.layer(ring, undefined, plot.over);
  plot.layer(wrong, place, plot.over);
  return {
    element: plot.element, resize: plot.resize,
    draw() {
      const { before, error, w, b } = now(state());
      old.style.display = error ? "" : "none";
      if (error) trace(old, before);
      tint({ w, b });
      attr(line, { d: contour(values, GRID, 0) });
      data.draw();
      place();
    },
  };
}
