/** All pairs of digits: how many of ten are added right, and which of them training never showed. */

import { chart } from "../../charts/chart.js";
import { DIGITS, HANDS } from "../../core/modules/sums.js";
import { attr, h, s } from "../../ui/dom.js";
import { cell } from "./words.js";

const PLACES = Array.from({ length: DIGITS }, (_, i) => i);

/** @param {import("../../ui/frame.js").Ui} ui @param {Uint8Array} unseen */
export function grid(ui, unseen) {
  const plot = chart({
    x: { from: -0.5, to: DIGITS - 0.5, label: "right digit", ticks: PLACES },
    y: { from: DIGITS - 0.5, to: -0.5, label: "left digit", ticks: PLACES },
    height: "square", label: "right sums of ten, for each pair of digits",
  });
  const cells = Array.from(unseen, () => s("rect", { class: "cell" }));
  // On any color: a light frame below, a dashed one above.
  const hidden = Array.from(unseen, (_, i) => i).filter((i) => unseen[i]);
  const frames = hidden.map(() => [s("rect", { class: "light" }), s("rect", { class: "never" })]), here = s("rect", { class: "here" });
  /** @type {ArrayLike<number>} */
  let table = [];

  /** @param {SVGElement} rect @param {number} left @param {number} right @param {number} inset */
  function put(rect, left, right, inset) {
    const side = plot.x(1) - plot.x(0) - 2 * inset;
    attr(rect, { x: plot.x(right - 0.5) + inset, y: plot.y(left - 0.5) + inset, width: Math.max(0, side), height: Math.max(0, side) });
  }
  function place() {
    cells.forEach((rect, i) => put(rect, Math.floor(i / DIGITS), i % DIGITS, 0.75));
    hidden.forEach((i, n) => frames[n].forEach((frame) => put(frame, Math.floor(i / DIGITS), i % DIGITS, 3.5)));
    put(here, ui.get("left"), ui.get("right"), 0.5);
  }
  plot.layer(s("g", {}, ...cells, ...frames.flat()), place);
  plot.layer(here, undefined, plot.over);
  // A tap chooses a pair; the sliders do the same for keys.
  plot.svg.addEventListener("click", (event) => {
    const [right, left] = plot.at(event).map(Math.round);
    if (PLACES.includes(left) && PLACES.includes(right)) ui.set({ left, right });
  }, { signal: ui.signal });
  const words = h("p", { class: "key" }, h("span"), "never seen in training");
  return {
    ...plot,
    element: h("div", {}, plot.element, words),
    /** @param {Uint8Array} now */
    draw(now) {
      table = now;
      cells.forEach((rect, i) => attr(rect, { "fill-opacity": table[i] / HANDS }));
      const i = DIGITS * ui.get("left") + ui.get("right");
      put(here, ui.get("left"), ui.get("right"), 0.5);
      attr(plot.svg, { "aria-label": cell(ui.get("left"), ui.get("right"), table[i], !!unseen[i]) });
    },
  };
}
