/** The graph: values in the nodes from left to right, gradients below them and on the edges, striped, from right to left. */

import { backward, forward, parse } from "../../core/inside/expression.js";
import { attr, s, setText } from "../../ui/dom.js";
import { layout } from "./layout.js";
import { shown } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {import("../../core/inside/expression.js").Node} Node */

const HIGH = 38, WIDEST = 60;
/** Between two edges that leave one node, or reach it. */
const APART = 20;
/** Where the columns are nearer than this, an edge has no room for its number. */
const TIGHT = 84;
/** Of more edges the numbers stand below the nodes alone. */
const MANY = 6;

/** What stands in a node. @param {Node} node */
const sign = ({ op, number }) =>
  op === "^" ? `^${number}`.replace("-", "−") : op === "number" ? "" : ({ "*": "×", "-": "−", neg: "−" })[op] ?? op;

/** @param {[number, number][]} points */
const smooth = (points) => points.map(([x, y], i) => {
  if (!i) return `M${x} ${y}`;
  const middle = (points[i - 1][0] + x) / 2;
  return `C${middle} ${points[i - 1][1]} ${middle} ${y} ${x} ${y}`;
}).join("");

/** @param {import("../../ui/frame.js").Ui} ui */
export function graph(ui) {
  const element = s("svg", { class: "gl-graph" });
  let width = 340, drawn = "";
  /** @type {ReturnType<typeof build>} */
  let parts;

  /** All that changes with the formula or the width. @param {Node[]} nodes */
  function build(nodes) {
    const { places, edges, height, gap } = layout(nodes, width), wide = Math.min(WIDEST, Math.max(34, gap - 16));
    const uses = nodes.map((_, i) => edges.filter(({ from }) => from === i));
    const lines = edges.map((edge) => {
      const { from, to, source, places: way } = edge, out = uses[from].indexOf(edge) - (uses[from].length - 1) / 2;
      const into = source - (nodes[to].sources.length - 1) / 2, spread = Math.min(APART, HIGH / uses[from].length);
      /** @type {[number, number][]} */
      const points = way.map(([x, y], i) => !i ? [x + wide / 2, y + spread * out] : i === way.length - 1 ? [x - wide / 2, y + APART * into] : [x, y]);
      const d = smooth(points), [[x1, y1], [x2, y2]] = points.slice(-2);
      return { band: s("path", { d, class: "bp-band" }), line: s("path", { d, class: "ann-edge" }),
        text: s("text", { x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 4, "text-anchor": "middle", class: "ann-halo" }) };
    });
    const boxes = places.map(([x, y], i) => {
      const name = sign(nodes[i]);
      const box = s("rect", { x: x - wide / 2, y: y - HIGH / 2, width: wide, height: HIGH, rx: 6, class: "ann-node" });
      const value = s("text", { x, y: y + (name ? 14 : 5), "text-anchor": "middle" }), grad = s("text", { x, y: y + HIGH / 2 + 15, "text-anchor": "middle", class: "ann-halo" });
      return { value, grad, band: s("rect", { x: x - wide / 2 - 4, y: y - HIGH / 2 - 4, width: wide + 8, height: HIGH + 8, rx: 9, class: "bp-band" }),
        element: s("g", {}, box, s("text", { x, y: y - 3, "text-anchor": "middle", class: "gl-sign", text: name }), value) };
    });
    attr(element, { viewBox: `0 0 ${width} ${height + 8}` });
    element.replaceChildren(...lines.flatMap(({ band, line }) => [band, line]), ...boxes.flatMap(({ band, element }) => [band, element]),
      ...boxes.map(({ grad }) => grad), ...lines.map(({ text }) => text));
    return { edges, lines, boxes, tight: gap < TIGHT || edges.length > MANY };
  }

  /** @param {SVGElement} band @param {number} value @param {boolean} there @param {number} [wide] */
  function stripe(band, value, there, wide = 6) {
    band.style.display = there && value ? "" : "none";
    band.style.stroke = `var(--${value < 0 ? "neg" : "pos"})`;
    attr(band, { "stroke-width": wide });
  }

  /** @param {State} state */
  function draw(state) {
    const nodes = parse(state.expression), pass = forward(nodes, state.x, state.y);
    if (drawn !== (drawn = `${state.expression} ${width}`)) parts = build(nodes);
    /** Those that have sent their gradient: the last so many. */
    const inner = nodes.map((_, i) => i).filter((i) => nodes[i].sources.length), sent = new Set(inner.slice(Math.max(0, inner.length - state.step)));
    const so = nodes.map((node, i) => (sent.has(i) ? node : { ...node, sources: [] }));
    const grads = backward(so, pass, state.join), { edges, lines, boxes, tight } = parts;
    const come = edges.map(({ to, source }) => pass.slopes[to][source] * grads[to]), most = Math.max(...come.map(Math.abs), 1e-9);
    /** With "=" what is written last stays alone: of the lowest node, its last source. */
    const lost = edges.map(({ from, to, source }) => state.join === "=" && edges.some((other) => other.from === from && sent.has(other.to) &&
      (other.to < to || (other.to === to && other.source > source))));
    lines.forEach(({ band, line, text }, e) => {
      const there = sent.has(edges[e].to);
      stripe(band, come[e], there, 3 + (9 * Math.abs(come[e])) / most);
      for (const part of [band, text]) part.classList.toggle("is-lost", lost[e]);
      attr(line, { "stroke-width": 1.5 });
      setText(text, there && !tight ? `${come[e] < 0 ? "" : "+"}${shown(come[e])}` : "");
    });
    boxes.forEach(({ value, grad, band }, i) => {
      const there = i === nodes.length - 1 || edges.some(({ from, to }) => from === i && sent.has(to));
      setText(value, shown(pass.values[i]));
      setText(grad, there ? `d ${shown(grads[i])}` : "");
      stripe(band, grads[i], there, 4);
    });
  }
  return {
    element, draw,
    /** @param {number} now */
    resize(now) {
      width = now;
      draw(/** @type {any} */ (ui.state));
    },
  };
}
