/** The days, the line with a handle at each end, and the squares of what the line misses. */

import { chart } from "../../charts/chart.js";
import { points } from "../../charts/points.js";
import { attr, clamp, s } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { days, misses } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** @param {import("../../ui/frame.js").Ui} ui */
export function squares(ui) {
  const plot = chart({ x: { from: 0, to: 1, label: "forecast" }, y: { from: -2, to: 12, label: "rain", unit: "mm" }, height: 330, label: "rain over the forecast, with a line" });
  const boxes = ui.get("rain").map(() => s("rect", { class: "square" })), old = s("path", { class: "line ann-ghost" }), line = s("path", { class: "line" });
  const now = () => /** @type {State} */ (/** @type {any} */ (ui.state));

  /** @param {SVGElement} element @param {State} state */
  const along = (element, { slope, intercept }) => attr(element, { d: `M${plot.x(0)} ${plot.y(intercept)}L${plot.x(1)} ${plot.y(intercept + slope)}` });
  function place() {
    const state = now(), list = days(state);
    along(old, /** @type {any} */ (ui.start));
    along(line, state);
    misses(state).forEach((miss, i) => {
      const [x, y] = list[i], side = Math.abs(plot.y(y) - plot.y(y - miss)), px = plot.x(x);
      // On the side where there is room.
      attr(boxes[i], { x: px + side > plot.box.right ? px - side : px, y: plot.y(Math.max(y, y - miss)), width: side, height: side });
      boxes[i].classList.toggle("is-below", miss < 0);
    });
    grips.forEach(([grip, x]) => attr(grip, { transform: `translate(${plot.x(x)} ${clamp(plot.y(state.intercept + x * state.slope), plot.box.top, plot.box.bottom)})` }));
  }
  for (const layer of [...boxes, old]) plot.layer(layer);
  /** One end of the line: left the intercept, right the slope. @type {[SVGElement, number, string][]} */
  const grips = [[s("g"), 0, "intercept"], [s("g"), 1, "slope"]];
  plot.layer(line, place);
  const dots = points(plot, ui, { size: 5, list: () => days(now()).map(([x, y]) => ({ x, y, kind: 3 })) });
  for (const [grip, , trait] of grips) {
    grip.append(s("circle", { r: 16, class: "ann-reach" }), s("circle", { r: 9, class: "ann-handle" }));
    plot.layer(grip, undefined, plot.over);
    handle(ui, grip, { trait, axis: "y", together: "line", pixels: () => Math.abs(plot.y(1) - plot.y(0)) });
  }
  return { element: plot.element, resize: plot.resize, draw() { dots.draw(); place(); } };
}
