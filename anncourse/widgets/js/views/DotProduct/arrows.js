/** The plane: two arrows whose tips are dragged, and the shadow of x on w. */

import { chart } from "../../charts/chart.js";
import { shadow } from "../../core/school/arrows.js";
import { attr, s } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** The plane reaches a little farther than the arrows; a hand sets twentieths. */
const EDGE = 3.4, FINE = 20;
/** Pixels from a tip to its letter; an arrow ends at the ring that holds it. */
const BESIDE = 24, RING = 8;

/** @param {Ui} ui */
export function arrows(ui) {
  const axis = { from: -EDGE, to: EDGE, ticks: [-3, -2, -1, 0, 1, 2, 3], grid: true };
  const plot = chart({ x: { ...axis }, y: { ...axis }, height: "square", label: "the plane with both arrows" });
  const { low = -3, high = 3 } = ui.rule("w");
  const drop = s("path", { class: "drop" }), shade = s("path", { class: "shade" });
  plot.layer(drop);
  plot.layer(shade);
  const parts = ["w", "x"].map((name) => arrow(name));
  plot.layer(s("g"), place, plot.over);

  /** @param {string} name */
  function arrow(name) {
    const old = s("path", { class: "shaft ann-ghost" }), shaft = s("path", { class: `shaft is-${name}` }), letter = s("text", { class: "ann-name", text: name, "text-anchor": "middle" });
    const grip = s("g", {}, s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: RING, class: "ann-handle" }));
    plot.layer(old);
    for (const node of [shaft, letter, grip]) plot.layer(node, undefined, plot.over);
    const round = (/** @type {number} */ value) => Math.round(value * FINE) / FINE;
    const hand = drag2d(grip, {
      get: () => ui.get(name), set: (x, y) => { ui.set({ [name]: [round(x), round(y)] }, { commit: false }); }, commit: () => ui.commit(),
      toXY: (clientX, clientY) => plot.at({ clientX, clientY }), bounds: () => ({ x: [low, high], y: [low, high] }),
      step: 0.1, signal: ui.signal, label: `tip of arrow ${name}`,
    });
    ui.follow(() => {
      attr(grip, { "aria-disabled": ui.holds(name) ? "true" : null, tabindex: ui.holds(name) ? -1 : 0 });
      hand.update();
    });
    return { name, old, shaft, letter, grip };
  }

  /** From the middle to a tip, with its head. @param {number[]} tip */
  function line([x, y]) {
    const dx = plot.x(x) - plot.x(0), dy = plot.y(y) - plot.y(0), size = Math.hypot(dx, dy);
    if (size <= RING) return "";
    const [ux, uy] = [dx / size, dy / size], back = Math.min(11, size / 2), px = plot.x(x) - RING * ux, py = plot.y(y) - RING * uy;
    const side = (/** @type {number} */ k) => `${px - back * ux + k * 0.5 * back * uy} ${py - back * uy - k * 0.5 * back * ux}`;
    return `M${plot.x(0)} ${plot.y(0)}L${px} ${py}M${side(1)}L${px} ${py}L${side(-1)}`;
  }

  function place() {
    const { w, x } = ui.state, foot = shadow(w, x), below = w[0] * x[0] + w[1] * x[1] < 0;
    for (const { name, old, shaft, letter, grip } of parts) {
      const tip = ui.get(name), [px, py] = [plot.x(tip[0]), plot.y(tip[1])], size = Math.hypot(tip[0], tip[1]) || 1;
      attr(shaft, { d: line(tip) });
      attr(old, { d: line(ui.start[name]) });
      attr(grip, { transform: `translate(${px} ${py})` });
      attr(letter, { x: px + (BESIDE * tip[0]) / size, y: py - (BESIDE * tip[1]) / size + 5 });
    }
    attr(drop, { d: `M${plot.x(x[0])} ${plot.y(x[1])}L${plot.x(foot[0])} ${plot.y(foot[1])}` });
    attr(shade, { d: `M${plot.x(0)} ${plot.y(0)}L${plot.x(foot[0])} ${plot.y(foot[1])}`, class: below ? "shade is-negative" : "shade" });
  }

  return { element: plot.element, resize: plot.resize, draw: place };
}
