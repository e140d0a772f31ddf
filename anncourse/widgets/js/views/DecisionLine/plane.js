/** The plane: points, the side where the neuron answers 1, the line and its two handles, and how far each point is from it. */

import { attr, clamp, num, s } from "../../ui/dom.js";
import { drag2d, follow } from "../../ui/drag.js";
import { scale } from "../../ui/plot.js";
import { data, line, sum, verdicts } from "./line.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */
/** @typedef {import("./line.js").Point} Point */

const SIZE = 300, LEFT = 22, TOP = 3, RIGHT = 297, BOTTOM = 278;
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

/** What does not move: scales with room around the points, marks and labels. @param {State} state */
function ground(state) {
  const { points, targets } = data(state);
  const ends = [0, 1].map((k) => points.map((point) => point[k])).map((values) => [Math.min(...values), Math.max(...values)]);
  const half = Math.max(0.5, ...ends.map(([low, high]) => high - low));
  const [xs, ys] = ends.map(([low, high]) => /** @type {Point} */ ([(low + high) / 2 - half, (low + high) / 2 + half]));
  const x = scale(xs, [LEFT, RIGHT]), y = scale(ys, [BOTTOM, TOP]);
  const dots = points.map(([px, py], i) => ({
    gap: s("path", { class: "ann-gap" }), number: s("text", { class: "" }),
    mark: s("rect", { x: x(px) - 8, y: y(py) - 8, width: 16, height: 16, rx: 8 * targets[i], class: targets[i] ? "ann-one" : "ann-zero" }),
  }));
  const fixed = s("g", {},
    ...ends[0].map((value) => s("text", { x: x(value), y: SIZE - 3, text: value })), s("text", { x: RIGHT - 9, y: SIZE - 3, class: "ann-name", text: "x₁" }),
    ...ends[1].map((value) => s("text", { x: 9, y: y(value) + 5, text: value })), s("text", { x: 9, y: TOP + 12, class: "ann-name", text: "x₂" }),
    ...dots.map(({ gap }) => gap), ...dots.map(({ mark }) => mark), ...(points.length > NUMBERED ? [] : dots.map(({ number }) => number)));
  const box = /** @type {Point[]} */ ([[xs[0], ys[0]], [xs[1], ys[0]], [xs[1], ys[1]], [xs[0], ys[1]]]);
  return { x, y, half, box, dots, fixed };
}

/** @param {Ui} ui */
export function plane(ui) {
  const side = s("path", { class: "ann-side" }), old = s("path", { class: "ann-line ann-ghost" }), points = s("g");
  const shown = s("path", { class: "ann-line" }), wide = s("path", { class: "ann-reach is-wide" });
  const arrow = s("path", { class: "ann-line" }), letter = s("text", { class: "ann-name", text: "w" });
  const grips = [0, 1].map(() => s("g", {}, s("circle", { r: 13, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" })));
  const tool = s("g", {}, arrow, letter, shown, wide, ...grips);
  const svg = s("svg", { viewBox: `0 0 ${SIZE} ${SIZE}` },
    side, s("path", { d: `M${LEFT} ${TOP}H${RIGHT}V${BOTTOM}H${LEFT}Z`, class: "ann-frame" }), old, points, tool);
  /** @type {ReturnType<typeof ground>} */ let now;
  /** Where the handles sit; they stay where a hand has left them, as long as that is on the line. @type {Point[]} */
  let ends = [];
  const size = () => Math.hypot(...ui.get("weights"));
  const commit = () => ui.commit();

  /** @param {number} px @param {number} py @returns {Point} */
  const inside = (px, py) => [clamp(px, now.box[0][0], now.box[2][0]), clamp(py, now.box[0][1], now.box[2][1])];

  /** @param {number} clientX @param {number} clientY */
  function toXY(clientX, clientY) {
    const { left, top, width } = svg.getBoundingClientRect();
    return inside(now.x.back(((clientX - left) * SIZE) / width), now.y.back(((clientY - top) * SIZE) / width));
  }

  /** The line with these weights through a point. @param {number[]} weights @param {Point} point */
  const through = ([u, v], [px, py]) => ui.set(line(u, v, -u * px - v * py), { commit: false });

  const sliders = grips.map((grip, i) => drag2d(grip, {
    get: () => ends[i] ?? [0, 0], toXY, commit, bounds: () => ({ x: [now.box[0][0], now.box[2][0]], y: [now.box[0][1], now.box[2][1]] }), step: 0.05, signal: ui.signal,
    label: `handle ${i + 1} of the line`,
    // The other handle stays, and so does the length of w.
    set(px, py) {
      const moved = ends.with(i, inside(px, py)), [a, b] = moved;
      const reach = Math.hypot(b[0] - a[0], b[1] - a[1]), k = size() / reach;
      if (reach < now.half / 10) return;
      ends = moved;
      through([k * (b[1] - a[1]), k * (a[0] - b[0])], a);
    },
  }));
  follow(wide, { move: (event) => through(ui.get("weights"), toXY(event.clientX, event.clientY)), up: commit, signal: ui.signal });

  /** @param {Point[]} list */
  const d = (list) => list.map(([px, py], i) => `${i ? "L" : "M"}${now.x(px)} ${now.y(py)}`).join("");

  /** @param {State} state */
  function drawGaps(state) {
    const good = verdicts(state), [u, v] = state.weights, length = size();
    data(state).points.forEach((point, i) => {
      const { gap, number } = now.dots[i], [px, py] = point, distance = sum(state, point) / length;
      const margin = good[i] ? Math.abs(distance) : -Math.abs(distance), away = Math.sign(distance || 1) / length;
      for (const element of [gap, number]) {
        element.style.display = length ? "" : "none";
        element.classList.toggle("is-wrong", !good[i]);
      }
      if (!length) return;
      attr(gap, { d: d([point, [px - (distance * u) / length, py - (distance * v) / length]]) });
      // On the far side of its point, so that the number never lies on its own segment.
      attr(number, { x: now.x(px) + 34 * away * u, y: now.y(py) - 23 * away * v + 5 });
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
      attr(grip, { transform: `translate(${now.x(ends[i][0])} ${now.y(ends[i][1])})` });
      sliders[i].update();
    });
    const [cx, cy] = between(cuts[0], cuts[1], 0.38), [u, v] = state.weights, reach = Math.min(64, 20 + 10 * length);
    const x = now.x(cx), y = now.y(cy), k = (reach + 10) / length;
    attr(arrow, { d: `M0 0H${reach}l-9-5m9 5l-9 5`, transform: `translate(${x} ${y})rotate(${(Math.atan2(-v, u) * 180) / Math.PI})` });
    attr(letter, { x: x + k * u, y: y - k * v + 4 });
  }

  /** @param {State} state @param {Set<string>} changed */
  function draw(state, changed) {
    if (!now || ["task", "points", "targets"].some((name) => changed.has(name))) {
      now = ground(state);
      ends = [];
      points.replaceChildren(now.fixed);
      attr(old, { d: d(cutBox(now.box, ui.start).cuts) });
    }
    drawLine(state);
    drawGaps(state);
  }
  return { svg, draw };
}
