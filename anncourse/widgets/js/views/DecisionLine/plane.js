/** The plane: points, the side where the neuron answers 1, the line and its two handles, and how far each point is from it. */

import { chart } from "../../charts/chart.js";
import { points as marks } from "../../charts/points.js";
import { traitOf } from "../../ui/controls.js";
import { attr, clamp, num, s } from "../../ui/dom.js";
import { drag2d, follow } from "../../ui/drag.js";
import { taps } from "../../ui/taps.js";
import { data, line, sum, verdicts } from "./line.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */
/** @typedef {import("./line.js").Point} Point */

/** Numbers beside more points than this would hide each other. */
const NUMBERED = 8;

/** @param {Point} a @param {Point} b @param {number} t @returns {Point} */
const between = (a, b, t) => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];

/**
 * The part of a box where the sum is zero or more, and where the line cuts the box's edges.
 * @param {Point[]} corners in order around
 * @param {State} state
 */
function cutBox(corners, state) {
  /** @type {Point[]} */ const side = [];
  /** @type {Point[]} */ const cuts = [];
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % 4], za = sum(state, a), zb = sum(state, b);
    if (za >= 0) side.push(a);
    if (za >= 0 === zb >= 0) return;
    cuts.push(between(a, b, za / (za - zb)));
    side.push(cuts[cuts.length - 1]);
  });
  const [u, v] = state.weights;
  // From the first to the second, the positive side lies to the right.
  cuts.sort((p, q) => v * (q[0] - p[0]) - u * (q[1] - p[1]));
  return { side, cuts };
}

/** Room around the points, and where their numbers stand on the axes. @param {State} state */
function frame(state) {
  const ends = [0, 1].map((k) => data(state).points.map((point) => point[k])).map((values) => [Math.min(...values), Math.max(...values)]);
  const half = Math.max(0.5, ...ends.map(([low, high]) => high - low));
  const [x, y] = ends.map(([low, high]) => ({ from: (low + high) / 2 - half, to: (low + high) / 2 + half, ticks: [...new Set([low, high])] }));
  const box = /** @type {Point[]} */ ([[x.from, y.from], [x.to, y.from], [x.to, y.to], [x.from, y.to]]);
  return { x, y, half, box };
}

/** @param {Ui} ui */
export function plane(ui) {
  let now = frame(ui.state);
  const plot = chart({ x: { ...now.x, label: "x₁" }, y: { ...now.y, label: "x₂" }, height: "square" });
  const side = s("path", { class: "ann-side" }), old = s("path", { class: "ann-line ann-ghost" }), gaps = s("g");
  const shown = s("path", { class: "ann-line" }), wide = s("path", { class: "ann-reach ann-grab", "data-together": "line" });
  const arrow = s("path", { class: "ann-line" }), letter = s("text", { class: "ann-name", text: "w" });
  const grips = [0, 1].map(() => s("g", {}, s("circle", { r: 14, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" })));
  const tool = s("g", {}, arrow, letter, shown, wide, ...grips);
  for (const layer of [side, old]) plot.layer(layer);
  plot.layer(gaps, undefined, plot.over);
  const dots = marks(plot, ui, { size: 8, list: () => data(ui.state).points.map(([x, y], i) => ({ x, y, kind: data(ui.state).targets[i], hollow: !data(ui.state).targets[i] })) });
  plot.layer(tool, () => { if (lines.length) place(ui.state); }, plot.over);
  /** For each point, its distance and the number of it. @type {{ gap: SVGElement, number: SVGElement }[]} */
  let lines = [];
  /** Where the handles sit; they stay where a hand has left them, as long as that is on the line. @type {Point[]} */
  let ends = [];
  const size = () => Math.hypot(...ui.get("weights"));
  const commit = () => ui.commit();

  /** @param {number} px @param {number} py @returns {Point} */
  const inside = (px, py) => [clamp(px, now.x.from, now.x.to), clamp(py, now.y.from, now.y.to)];
  const toXY = (/** @type {number} */ clientX, /** @type {number} */ clientY) => inside(...plot.at({ clientX, clientY }));

  /** The line with these weights through a point. @param {number[]} weights @param {Point} point */
  const through = ([u, v], [px, py]) => ui.set(line([u, v, -u * px - v * py], ui.rule("weights").high), { commit: false });

  const sliders = grips.map((grip, i) => drag2d(grip, {
    get: () => ends[i] ?? [0, 0], toXY, commit, bounds: () => ({ x: [now.x.from, now.x.to], y: [now.y.from, now.y.to] }), step: 0.05, signal: ui.signal,
    label: `handle ${i + 1} of the line`, together: "line",
    // The other handle stays, and so does the length of w.
    set(px, py) {
      const moved = ends.with(i, inside(px, py)), [a, b] = moved;
      const reach = Math.hypot(b[0] - a[0], b[1] - a[1]), k = size() / reach;
      if (reach < now.half / 10) return;
      ends = moved;
      through([k * (b[1] - a[1]), k * (a[0] - b[0])], a);
    },
  }));
  // The line as a whole moves without turning; by keys and taps its bias does that.
  const bias = traitOf(ui, "bias");
  const shift = (/** @type {number} */ by) => { bias.set(clamp(bias.get() + by * bias.step, bias.min, bias.max), true); };
  follow(wide, { move: (event) => through(ui.get("weights"), toXY(event.clientX, event.clientY)), up: commit, signal: ui.signal,
    tap: taps(wide, "the line, by its bias", { down: () => shift(-1), up: () => shift(1) }, ui.signal) });

  /** @param {Point[]} list */
  const d = (list) => list.map(([px, py], i) => `${i ? "L" : "M"}${plot.x(px)} ${plot.y(py)}`).join("");

  /** @param {State} state */
  function drawGaps(state) {
    const good = verdicts(state), [u, v] = state.weights, length = size();
    data(state).points.forEach((point, i) => {
      const { gap, number } = lines[i], [px, py] = point, distance = sum(state, point) / length;
      const margin = good[i] ? Math.abs(distance) : -Math.abs(distance), away = Math.sign(distance || 1) / length;
      for (const element of [gap, number]) {
        element.style.display = length ? "" : "none";
        element.classList.toggle("is-wrong", !good[i]);
      }
      if (!length) return;
      attr(gap, { d: d([point, [px - (distance * u) / length, py - (distance * v) / length]]) });
      // On the far side of its point, so that the number never lies on its own segment.
      attr(number, { x: plot.x(px) + 34 * away * u, y: plot.y(py) - 23 * away * v + 5 });
      number.textContent = (margin < 0.005 ? "" : "+") + num(margin);
    });
  }

  /** @param {State} state */
  function drawLine(state) {
    const { side: half, cuts } = cutBox(now.box, state), length = size();
    attr(side, { d: d(half) });
    tool.style.display = cuts[1] ? "" : "none";
    if (!cuts[1]) return;
    for (const path of [shown, wide]) attr(path, { d: d(cuts) });
    if (!ends[0] || ends.some((end) => Math.abs(sum(state, end)) >= length * now.half * 2e-3)) ends = [0.12, 0.88].map((t) => between(cuts[0], cuts[1], t));
    grips.forEach((grip, i) => {
      // To turn the line is to change the weights.
      grip.style.display = ui.holds("weights") ? "none" : "";
      attr(grip, { transform: `translate(${plot.x(ends[i][0])} ${plot.y(ends[i][1])})` });
      sliders[i].update();
    });
    const [cx, cy] = between(cuts[0], cuts[1], 0.38), [u, v] = state.weights, reach = Math.min(64, 20 + 10 * length);
    const x = plot.x(cx), y = plot.y(cy), k = (reach + 10) / length;
    attr(arrow, { d: `M0 0H${reach}l-9-5m9 5l-9 5`, transform: `translate(${x} ${y})rotate(${(Math.atan2(-v, u) * 180) / Math.PI})` });
    attr(letter, { x: x + k * u, y: y - k * v + 4 });
  }

  /** @param {State} state */
  function place(state) {
    attr(old, { d: d(cutBox(now.box, ui.start).cuts) });
    drawLine(state);
    drawGaps(state);
  }

  /** @param {State} state @param {Set<string>} changed */
  function draw(state, changed) {
    if (!lines.length || ["task", "points", "targets"].some((name) => changed.has(name))) {
      now = frame(state);
      ends = [];
      const { points } = data(state);
      lines = points.map(() => ({ gap: s("path", { class: "ann-gap" }), number: s("text", { class: "" }) }));
      gaps.replaceChildren(...lines.map(({ gap }) => gap), ...(points.length > NUMBERED ? [] : lines.map(({ number }) => number)));
      plot.span(now);
      dots.draw();
    }
    place(state);
  }
  return { element: plot.element, resize: plot.resize, draw };
}
