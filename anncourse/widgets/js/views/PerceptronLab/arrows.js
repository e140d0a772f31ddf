/** The plane of weights: the arrow w, the point added to its tip or taken away, and the way it has come. */

import { chart } from "../../charts/chart.js";
import { attr, s } from "../../ui/dom.js";
import { neuron, now } from "./story.js";

/** How far the axes may reach, in steps of the rule: another step is another scale, and the same picture. */
const REACHES = [0.3, 0.5, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 1e4];
/** A longer way would be a blot. */
const LONGEST = 400;

/** @param {import("../../ui/frame.js").Ui} ui */
export function arrows(ui) {
  const plot = chart({ x: { from: -1, to: 1, label: "w₁" }, y: { from: -1, to: 1, label: "w₂", grid: true }, height: "square" });
  const way = s("path", { class: "pl-way" }), cross = s("path", { class: "pl-axis" });
  const old = s("path", { class: "pl-arrow pl-old" }), step = s("path", { class: "pl-arrow pl-step" }), arrow = s("path", { class: "pl-arrow" });
  const names = [s("text", { class: "ann-name ann-halo" }), s("text", { class: "ann-name ann-halo" })];
  const pixel = (/** @type {number[]} */ [u, v]) => [plot.x(u), plot.y(v)];

  /** @param {SVGElement} path @param {number[]} from @param {number[]} to */
  function point(path, from, to) {
    const [ax, ay] = pixel(from), [bx, by] = pixel(to), length = Math.hypot(bx - ax, by - ay);
    // Shorter than its head, an arrow is a line.
    const head = length > 6 ? Math.min(9, length / 2) : 0;
    attr(path, { d: `M0 0H${length}${head ? `l${-head} ${-head / 2}m${head} ${head / 2}l${-head} ${head / 2}` : ""}`,
      transform: `translate(${ax} ${ay})rotate(${(Math.atan2(by - ay, bx - ax) * 180) / Math.PI})` });
  }

  /** Beside the middle of an arrow, on its left (1) or right (-1). @param {SVGElement} text @param {number[]} from @param {number[]} to @param {string} words @param {number} side */
  function name(text, from, to, words, side) {
    const [ax, ay] = pixel(from), [bx, by] = pixel(to), length = Math.hypot(bx - ax, by - ay) || 1, away = (side * 17) / length;
    attr(text, { x: (ax + bx) / 2 + away * (by - ay), y: (ay + by) / 2 - away * (bx - ax) + 5, "text-anchor": "middle" });
    text.textContent = length < 14 ? "" : words;
  }

  function draw() {
    const tale = now(/** @type {any} */ (ui.state)), { w, before, error, mistakes, run } = tale;
    const farthest = Math.max(...run.corrections.slice(0, mistakes).map((c) => Math.hypot(c.w[0], c.w[1])), 0);
    const rate = ui.get("rate"), reach = rate * (REACHES.find((end) => rate * end >= 1.08 * farthest) ?? REACHES[REACHES.length - 1]);
    plot.span({ x: { from: -reach, to: reach }, y: { from: -reach, to: reach } });
    const first = Math.max(0, mistakes - LONGEST);
    attr(way, { d: Array.from({ length: mistakes - first + 1 }, (_, i) => (i ? "L" : "M") + pixel(neuron(tale, first + i).w).map((at) => at.toFixed(1)).join(" ")).join("") });
    attr(cross, { d: `M${plot.x(0)} ${plot.y(-reach)}V${plot.y(reach)}` });
    for (const element of [old, step, names[1]]) element.style.display = error ? "" : "none";
    point(arrow, [0, 0], w);
    // The new arrow, the step and the old one are three sides: names stand outside.
    const side = before.w[0] * w[1] - before.w[1] * w[0] > 0 ? 1 : -1;
    name(names[0], [0, 0], w, "w", side);
    if (!error) return;
    step.classList.toggle("is-negative", error < 0);
    point(old, [0, 0], before.w);
    point(step, before.w, w);
    name(names[1], before.w, w, error > 0 ? "+ x" : "− x", -side);
  }
  for (const layer of [cross, way, old]) plot.layer(layer);
  for (const layer of [arrow, step, ...names]) plot.layer(layer, undefined, plot.over);
  plot.layer(s("g"), draw);
  return { element: plot.element, resize: plot.resize, draw };
}
