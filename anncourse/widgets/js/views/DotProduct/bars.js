/** Both products and their sum, from zero to the right or to the left. */

import { chart } from "../../charts/chart.js";
import { dot } from "../../core/school/arrows.js";
import { attr, clamp, num, s, setText } from "../../ui/dom.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** A bar that goes beyond leaves the paper; half the height of a bar. */
const EDGE = 10, HALF = 0.28;
const NAMES = ["w₁x₁", "w₂x₂", "sum"];

/** @param {Ui} ui */
export function bars(ui) {
  const plot = chart({
    x: { from: -EDGE, to: EDGE, ticks: [-8, -4, 0, 4, 8], grid: true },
    y: { from: 0.4, to: 3.6, ticks: [3, 2, 1], text: (value) => NAMES[3 - value] },
    height: 230, label: "products and their sum",
  });
  const rows = NAMES.map(() => ({ bar: s("rect", { class: "bar" }), number: s("text", { class: "ann-halo" }) }));
  const middle = s("path", { class: "middle" });
  for (const { bar } of rows) plot.layer(bar);
  plot.layer(middle);
  for (const { number } of rows) plot.layer(number, undefined, plot.over);
  plot.layer(s("g"), place);

  function place() {
    const { w, x } = ui.state, zero = plot.x(0);
    attr(middle, { d: `M${zero} ${plot.box.top}V${plot.box.bottom}` });
    [w[0] * x[0], w[1] * x[1], dot(w, x)].forEach((value, i) => {
      const { bar, number } = rows[i], end = plot.x(clamp(value, -EDGE, EDGE)), left = value < 0, row = 3 - i;
      attr(bar, { x: Math.min(zero, end), width: Math.abs(end - zero), y: plot.y(row + HALF), height: plot.y(row - HALF) - plot.y(row + HALF), class: left ? "bar is-negative" : "bar" });
      // On the far side of zero there is always room.
      attr(number, { x: zero + (left ? 8 : -8), y: plot.y(row) + 5, "text-anchor": left ? "start" : "end", class: i === 2 ? "ann-halo is-sum" : "ann-halo" });
      setText(number, num(value));
    });
  }
  return { element: plot.element, resize: plot.resize, draw: place };
}
