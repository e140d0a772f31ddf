/** Data on a plane: seen, dragged, painted and taken away. Kinds differ in shape as well as in color. */

import { attr, s, said } from "../ui/dom.js";
import { drag2d, follow } from "../ui/drag.js";

/**
 * @typedef {{ x: number, y: number, kind: number, hollow?: boolean }} Point  hollow: held out, not learned from
 * @typedef {object} Hooks
 * @property {() => Point[]} list
 * @property {number} [size]                             pixels from the middle of a mark to its side
 * @property {(i: number, x: number, y: number) => void} [move]  without it the points are only seen
 * @property {(x: number, y: number) => number | void} [add]  a tap on the plane, or Insert; it may return the place of the new one
 * @property {boolean} [taps]                            false: the plane itself takes no taps
 * @property {(i: number) => void} [remove]              Delete, or ✕ after a tap
 * @property {(i: number) => string} [name]              "Training point 3, blue"
 * @property {(i: number | null) => void} [chosen]       the point that a hand or the keys hold; null: none
 * @property {number} [step]                             of the arrow keys
 */

/** A finger need not hit a point exactly. */
const NEAR = 13;
/** Orange squares, blue circles, then triangles and diamonds. @type {((r: number) => string)[]} */
const SHAPES = [
  (r) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  (r) => `M${-1.15 * r} 0A${1.15 * r} ${1.15 * r} 0 1 1 ${1.15 * r} 0A${1.15 * r} ${1.15 * r} 0 1 1 ${-1.15 * r} 0Z`,
  (r) => `M0 ${-1.3 * r}L${1.3 * r} ${r}H${-1.3 * r}Z`,
  (r) => `M0 ${-1.5 * r}L${1.5 * r} 0L0 ${1.5 * r}L${-1.5 * r} 0Z`,
];

/**
 * @param {import("./chart.js").Chart} plot
 * @param {import("../ui/frame.js").Ui} ui
 * @param {Hooks} hooks
 */
export function points(plot, ui, { list, size = 4, move, add, taps = true, remove, name = (i) => `Point ${i + 1}`, chosen = () => {}, step = 0.05 }) {
  const dots = s("g", { class: move ? "ann-points is-loose" : "ann-points" }), ring = s("circle", { r: 11, class: "ann-ring" });
  /** @type {Point[]} */
  let all = [];
  /** @type {SVGElement[][]} */
  let marks = [];
  let look = "", held = 0;

  /** Marks stay while only places change. */
  function make() {
    if (look === (look = all.map(({ kind, hollow }) => kind + (hollow ? "h" : "")).join())) return;
    marks = all.map(({ kind, hollow }, i) => [
      ...(move ? [s("circle", { r: NEAR, "data-i": i, class: "ann-near" })] : []),
      s("path", { d: SHAPES[kind](size), "data-i": i, class: `ann-dot is-kind${kind}${hollow ? " is-hollow" : ""}` }),
    ]);
    // What is touched beside a point lies below all points, lest it hide a neighbor.
    dots.replaceChildren(...marks.flatMap((mark) => mark.slice(0, -1)), ...marks.map((mark) => mark[mark.length - 1]));
  }
  function place() {
    all.forEach(({ x, y }, i) => {
      const transform = `translate(${plot.x(x).toFixed(1)} ${plot.y(y).toFixed(1)})`;
      if (marks[i][0].getAttribute("transform") !== transform) for (const mark of marks[i]) attr(mark, { transform });
    });
    aim();
  }
  function draw() {
    all = list();
    held = Math.min(held, Math.max(0, all.length - 1));
    make();
    place();
  }
  plot.layer(dots, place, plot.over);
  if (!move) return { draw, get held() { return held; } };

  const into = (/** @type {number} */ value, /** @type {number[]} */ [low, high]) => Math.min(high, Math.max(low, value));
  const bounds = () => ({ x: [plot.axis.x.from, plot.axis.x.to], y: [plot.axis.y.from, plot.axis.y.to] });
  const commit = () => ui.commit();
  const handle = drag2d(ring, {
    get: () => [all[held]?.x ?? 0, all[held]?.y ?? 0],
    set: (x, y) => { if (all[held]) move(held, x, y); },
    toXY: (clientX, clientY) => plot.at({ clientX, clientY }),
    commit, bounds, step, signal: ui.signal,
    label: `data point; arrow keys move it, N and P choose another${add ? ", Insert adds one" : ""}${remove ? ", Delete takes it away" : ""}`,
    words: (x, y) => `${name(held)}, at ${said(x)}, ${said(y)}`,
    ...(remove ? { more: { remove: () => drop() } } : {}),
  });
  function aim() {
    const point = all[held];
    if (move) attr(ring, { cx: point ? plot.x(point.x) : null, cy: point ? plot.y(point.y) : null, visibility: point ? null : "hidden" });
    if (point && move) handle.update();
  }
  /** @param {number} i */
  function choose(i) {
    held = (i + all.length) % Math.max(1, all.length);
    aim();
    chosen(held);
  }
  function drop() {
    remove?.(held);
    commit();
  }
  follow(dots, {
    down({ target }) {
      held = Number(/** @type {SVGElement} */ (target).dataset.i);
      ring.focus({ preventScroll: true });
    },
    move: (event) => {
      const [x, y] = plot.at(event), edges = bounds();
      move(held, into(x, edges.x), into(y, edges.y));
    },
    up: commit,
    tap: handle.tap,
    signal: ui.signal,
  });
  ring.addEventListener("focus", () => choose(held), { signal: ui.signal });
  ring.addEventListener("blur", () => {
    choose(0);
    chosen(null);
  }, { signal: ui.signal });
  ring.addEventListener("keydown", ({ key }) => {
    const [x, y] = [all[held]?.x ?? 0, all[held]?.y ?? 0];
    if (key === "n" || key === "p") choose(held + (key === "n" ? 1 : -1));
    else if (key === "Delete" && remove) drop();
    else if (key === "Insert" && add) {
      const edges = bounds();
      const at = add(into(x + 2 * step, edges.x), into(y + 2 * step, edges.y));
      commit();
      choose(at ?? all.length - 1);
    }
  }, { signal: ui.signal });
  // A tap on the plane, not a swipe over it, which scrolls.
  if (add && taps) plot.svg.addEventListener("click", (event) => {
    const [x, y] = plot.at(event), { x: [left, right], y: [low, high] } = bounds();
    if (/** @type {Element} */ (event.target).closest(".is-loose, .ann-grab") || x < left || x > right || y < low || y > high) return;
    add(x, y);
    commit();
  }, { signal: ui.signal });
  plot.layer(ring, undefined, plot.over);
  return { draw, get held() { return held; } };
}
