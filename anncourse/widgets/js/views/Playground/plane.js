/** One neuron at large, as a rule the output: its map, the line where it changes its mind, and the data, which can be moved. */

import { attr, clamp, h, num, s, words as say } from "../../ui/dom.js";
import { drag2d, follow } from "../../ui/drag.js";
import { contour } from "../../charts/contour.js";
import { GRID, REACH } from "./engine.js";

const SIDE = 376;
const toPixel = (/** @type {number} */ x) => Number((((x + REACH) / (2 * REACH)) * SIDE).toFixed(1));
/** A finger need not hit a point exactly. */
const NEAR = 13;
/** Classes differ in shape too: orange squares, blue circles. */
const SHAPES = ["M-4-4H4V4H-4Z", "M-4.6 0A4.6 4.6 0 1 1 4.6 0A4.6 4.6 0 1 1-4.6 0Z"];

/** @param {import("./figure.js").Figure} figure */
export function plane({ ui, engine, change, pick, sees }) {
  const map = h("canvas", { width: GRID, height: GRID, role: "img", "aria-label": "what the network says of every point of the plane" });
  const line = s("path");
  const dots = s("g");
  const ring = s("circle", { r: 11, class: "pg-ring" });
  const field = s("svg", { viewBox: `0 0 ${SIDE} ${SIDE}` }, dots, ring);
  const element = h("div", { class: "pg-plane" }, map, s("svg", { viewBox: `0 0 ${GRID - 1} ${GRID - 1}`, class: "pg-contour" }, line), field,
    h("span", { class: "ann-name", text: "x₂" }), h("span", { class: "ann-name is-across", text: "x₁" }));
  /** The point that the keys move. */
  let held = 0;
  /** @type {SVGElement[][]} */
  let marks = [];
  let marked = 0;

  const half = () => engine.y.length >> 1;
  const shown = () => (sees.test ? engine.y.length : half());
  const at = (/** @type {number} */ i) => /** @type {[number, number]} */ ([engine.X[2 * i], engine.X[2 * i + 1]]);
  const limit = (/** @type {number} */ x) => Number(clamp(x, -REACH, REACH).toFixed(3));
  const move = (/** @type {number} */ x1, /** @type {number} */ x2) =>
    change({ moved: [...ui.get("moved").filter((/** @type {number[]} */ m) => m[0] !== held), [held, limit(x1), limit(x2)]] }, false);
  const toXY = (/** @type {number} */ x, /** @type {number} */ y) => {
    const { left, top, width } = field.getBoundingClientRect();
    return /** @type {[number, number]} */ ([(2 * (x - left) / width - 1) * REACH, (1 - 2 * (y - top) / width) * REACH]);
  };
  const commit = () => ui.commit();
  const name = () => `${held < half() ? "Training" : "Held-out"} point ${held + 1}, ${engine.y[held] ? "blue" : "orange"}`;

  function words() {
    const z = engine.score(held), p = 1 / (1 + Math.exp(-z));
    return { share: p, text: `${name()}: score ${num(z)}, softmax ${num(p)} blue, ${num(1 - p)} orange.` };
  }

  function choose(/** @type {number} */ i) {
    held = (i + shown()) % shown();
    place();
    pick({ words });
  }

  const slider = drag2d(ring, { get: () => at(held), set: move, commit, toXY, step: 0.05, bounds: () => ({ x: [-REACH, REACH], y: [-REACH, REACH] }),
    label: "data point; arrow keys move it, N and P choose another", words: (x, y) => `${name()}, at ${say(x)}, ${say(y)}`, signal: ui.signal });
  follow(/** @type {any} */ (dots), {
    down({ target }) {
      held = Number(/** @type {SVGElement} */ (target).dataset.i);
      ring.focus({ preventScroll: true });
    },
    move: ({ clientX, clientY }) => move(...toXY(clientX, clientY)),
    up: commit,
    tap: slider.tap,
    signal: ui.signal,
  });
  ring.addEventListener("focus", () => choose(held));
  ring.addEventListener("blur", () => {
    choose(0);
    pick(null);
  });
  ring.addEventListener("keydown", ({ key }) => {
    if (key === "n" || key === "p") choose(held + (key === "n" ? 1 : -1));
  });

  function place() {
    const [x1, x2] = at(held);
    attr(ring, { cx: toPixel(x1), cy: toPixel(-x2) });
    slider.update();
  }

  /** Labels alternate in every data set, so that marks can stay when the data change. @param {number} count */
  function make(count) {
    marked = engine.y.length;
    marks = Array.from({ length: count }, (_, i) => {
      const kind = (engine.y[i] ? "" : " is-negative") + (i < half() ? "" : " is-test");
      return [s("circle", { r: NEAR, "data-i": i, class: "pg-near" }),
        s("path", { d: SHAPES[engine.y[i]], "data-i": i, class: "pg-dot" + kind })];
    });
    // What is touched beside a point lies below all points, lest it hide a neighbor.
    dots.replaceChildren(...marks.map(([near]) => near), ...marks.map(([, dot]) => dot));
  }

  return {
    element, map,
    /** The data are others, or elsewhere. */
    data() {
      const count = shown();
      if (marks.length !== count || marked !== engine.y.length) make(count);
      marks.forEach((pair, i) => {
        const [x1, x2] = at(i), transform = `translate(${toPixel(x1)} ${toPixel(-x2)})`;
        if (pair[0].getAttribute("transform") !== transform) for (const mark of pair) attr(mark, { transform });
      });
      place();
    },
    /** @param {Float64Array} values @param {number} level at which the neuron changes its mind */
    outline(values, level) { attr(line, { d: contour(values, GRID, level) }); },
  };
}
