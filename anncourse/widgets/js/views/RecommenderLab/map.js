/** Events, women and the guest in the plane of their first two numbers. */

import { chart } from "../../charts/chart.js";
import { attr, s } from "../../ui/dom.js";
import { EVENTS, map } from "./lab.js";

/** @param {number[][]} points */
const reach = (points) => Math.max(1e-9, ...points.flat().map(Math.abs));

export function plane() {
  const plot = chart({ x: { from: -0.25, to: 1.12, label: "first number", ticks: [0] }, y: { from: -1.15, to: 1.15, label: "second number", ticks: [0] }, height: 330, label: "events, women and you by their two numbers" });
  const way = s("path", { class: "rl-way" }), dots = s("g", { class: "rl-women" }), you = s("g", { class: "rl-you" });
  const names = Array.from({ length: EVENTS }, (_, j) => s("text", { class: "ann-halo", "text-anchor": "middle", text: `E${j + 1}` }));
  you.append(s("rect", { x: -6, y: -6, width: 12, height: 12, transform: "rotate(45)" }), s("text", { class: "ann-halo", y: -13, "text-anchor": "middle", text: "you" }));
  /** @type {import("./lab.js").State | undefined} */
  let now;

  function place() {
    if (!now) return;
    const { events, women, guest } = map(now), far = reach(events), wide = reach(women), size = reach([guest]);
    const at = (/** @type {number[]} */ [x, y], /** @type {number} */ scale) => [plot.x(x / scale), plot.y(y / scale)];
    while (dots.childElementCount < women.length) dots.append(s("circle", { r: 4 }));
    women.forEach((one, i) => {
      const [cx, cy] = at(one, wide);
      attr(dots.children[i], { cx, cy });
    });
    const { mine } = now;
    events.forEach((one, j) => {
      const [x, y] = at(one, far);
      attr(names[j], { x, y: y + 4, class: mine[j] ? "ann-halo is-mine" : "ann-halo" });
    });
    const [x, y] = at(guest, size > 1e-8 ? size : 1);
    attr(you, { transform: `translate(${x} ${y})` });
    attr(way, { d: `M${plot.x(0)} ${plot.y(0)}L${x} ${y}` });
  }
  for (const one of [dots, way, ...names]) plot.layer(one);
  plot.layer(you, place, plot.over);
  return {
    ...plot,
    /** @param {import("./lab.js").State} state */
    draw(state) {
      now = state;
      place();
    },
  };
}
