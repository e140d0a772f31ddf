/** Events, women and the guest in the plane of their first two numbers. */

import { chart } from "../../charts/chart.js";
import { attr, s } from "../../ui/dom.js";
import { EVENTS, map } from "./lab.js";
import { beside } from "./labels.js";

/** @param {number[][]} points */
const reach = (points) => Math.max(1e-9, ...points.flat().map(Math.abs));

export function plane() {
  const plot = chart({ x: { from: -0.25, to: 1.22, label: "first number", ticks: [0] }, y: { from: -1.15, to: 1.15, label: "second number", ticks: [0] }, height: 330, label: "events, women and you by their two numbers" });
  const way = s("path", { class: "rl-way" }), dots = s("g", { class: "rl-women" }), you = s("g", { class: "rl-you" });
  const marks = Array.from({ length: EVENTS }, () => s("rect", { width: 7, height: 7, class: "rl-event" }));
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
    const places = events.map((one) => at(one, far)), words = beside(places);
    places.forEach(([x, y], j) => {
      const own = mine[j] ? "is-mine" : "";
      attr(marks[j], { x: x - 3.5, y: y - 3.5, class: `rl-event ${own}` });
      attr(names[j], { x: words[j][0], y: words[j][1] + 4.5, class: `ann-halo ${own}` });
    });
    const [x, y] = at(guest, size > 1e-8 ? size : 1);
    attr(you, { transform: `translate(${x} ${y})` });
    attr(way, { d: `M${plot.x(0)} ${plot.y(0)}L${x} ${y}` });
  }
  for (const one of [dots, way, ...marks, ...names]) plot.layer(one);
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
