/** The plane: the query and the keys, whose tips are dragged; where places are known, what they add to each key. */

import { chart } from "../../charts/chart.js";
import { attr, s } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";
import { key, order, STEPS, WORDS } from "./pad.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** The plane reaches a little farther than a key and its place; a hand sets twentieths. */
const EDGE = 3.4, FINE = 20;
/** Pixels: from a tip to its name, and the ring that holds it. */
const BESIDE = 22, RING = 7;

/** @param {Ui} ui */
export function arrows(ui) {
  const axis = { from: -EDGE, to: EDGE, ticks: [-3, -2, -1, 0, 1, 2, 3], grid: true };
  const plot = chart({ x: { ...axis }, y: { ...axis }, height: "square", label: "the plane with query and keys" });
  const state = () => /** @type {import("./pad.js").State} */ (/** @type {unknown} */ (ui.state));
  const places = STEPS.map(() => ({ line: s("path", { class: "step" }), dot: s("circle", { r: 3, class: "placed" }), number: s("text", { class: "ann-halo place" }) }));
  for (const { line, dot, number } of places) for (const node of [line, dot, number]) plot.layer(node);
  const tips = WORDS.map((word, i) => arrow("word_keys", word, `key of “${word}”`, 2 * i));
  tips.push(arrow("query", "query", "query", 0));
  plot.layer(s("g"), place, plot.over);

  /** @param {string} trait @param {string} name @param {string} label @param {number} first */
  function arrow(trait, name, label, first) {
    const kind = trait === "query" ? " is-query" : "", { low = -2, high = 2 } = ui.rule(trait);
    const shaft = s("path", { class: `shaft${kind}` }), word = s("text", { class: "ann-halo", text: name, "text-anchor": "middle" });
    const grip = s("g", {}, s("circle", { r: 15, class: "ann-reach" }), s("circle", { r: RING, class: "ann-handle" }));
    plot.layer(shaft);
    plot.layer(s("g", { class: `tip${kind}` }, word, grip), undefined, plot.over);
    const get = () => /** @type {[number, number]} */ (ui.get(trait).slice(first, first + 2));
    const round = (/** @type {number} */ value) => Math.round(value * FINE) / FINE;
    const hand = drag2d(grip, {
      get, set: (x, y) => { ui.set({ [trait]: ui.get(trait).toSpliced(first, 2, round(x), round(y)) }, { commit: false }); }, commit: () => ui.commit(),
      toXY: (clientX, clientY) => plot.at({ clientX, clientY }), bounds: () => ({ x: [low, high], y: [low, high] }),
      step: 0.1, signal: ui.signal, label,
    });
    ui.follow(() => {
      attr(grip, { "aria-disabled": ui.holds(trait) ? "true" : null, tabindex: ui.holds(trait) ? -1 : 0 });
      hand.update();
    });
    return { get, shaft, word, grip };
  }

  /** From the middle to a tip, with its head. @param {number[]} tip */
  function line([x, y]) {
    const dx = plot.x(x) - plot.x(0), dy = plot.y(y) - plot.y(0), size = Math.hypot(dx, dy);
    if (size <= RING) return "";
    const [ux, uy] = [dx / size, dy / size], back = Math.min(10, size / 2), px = plot.x(x) - RING * ux, py = plot.y(y) - RING * uy;
    const side = (/** @type {number} */ k) => `${px - back * ux + k * 0.5 * back * uy} ${py - back * uy - k * 0.5 * back * ux}`;
    return `M${plot.x(0)} ${plot.y(0)}L${px} ${py}M${side(1)}L${px} ${py}L${side(-1)}`;
  }

  function place() {
    for (const { get, shaft, word, grip } of tips) {
      const tip = get(), [px, py] = [plot.x(tip[0]), plot.y(tip[1])], size = Math.hypot(tip[0], tip[1]) || 1;
      attr(shaft, { d: line(tip) });
      attr(grip, { transform: `translate(${px} ${py})` });
      attr(word, { x: px + (BESIDE * tip[0]) / size, y: py - (BESIDE * tip[1]) / size + 5 });
    }
    const words = order(state()), known = state().positions;
    places.forEach(({ line, dot, number }, i) => {
      const [x, y] = key(state(), words[i]), [px, py] = [plot.x(x + STEPS[i][0]), plot.y(y + STEPS[i][1])];
      attr(line, { d: known ? `M${plot.x(x)} ${plot.y(y)}L${px} ${py}` : "" });
      attr(dot, { cx: px, cy: py, visibility: known ? null : "hidden" });
      attr(number, { x: px + 6, y: py + 4, visibility: known ? null : "hidden" });
      number.textContent = String(i + 1);
    });
  }

  return { element: plot.element, resize: plot.resize, draw: place };
}
