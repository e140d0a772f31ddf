/** The wiggle test: nine slopes by wiggles beside those that came back, and what each way has cost. */

import { backward, wiggled } from "../../core/inside/backprop.js";
import { attr, h, num, s, setText } from "../../ui/dom.js";
import { NAMES } from "./words.js";

/** @typedef {import("./words.js").State} State */

const MOST = 1 + NAMES.length, ROW = 26, LEFT = 118;

/** So many passes, a square each; the way back is striped. */
function meter() {
  const rows = [["wiggles", MOST], ["backpropagation", 2]].map(([name, most], k) => {
    const squares = Array.from({ length: Number(most) }, (_, i) => s("rect", { y: 5 + k * ROW, height: 16, rx: 3, class: k && i ? "bp-pass is-back" : "bp-pass" }));
    return { squares, element: s("g", {}, s("text", { y: 18 + k * ROW, text: name, class: "bp-small" }), ...squares) };
  });
  const element = s("svg", { role: "img" }, ...rows.map(({ element }) => element));
  return {
    element,
    /** @param {number} width */
    resize(width) {
      attr(element, { viewBox: `0 0 ${width} ${2 * ROW}` });
      const gap = (width - LEFT) / MOST;
      for (const { squares } of rows) squares.forEach((square, i) => attr(square, { x: LEFT + i * gap, width: Math.max(gap - 3, 2) }));
    },
    /** @param {number} passes */
    draw(passes) {
      rows[0].squares.forEach((square, i) => square.classList.toggle("is-open", i >= passes));
      attr(element, { "aria-label": `by wiggles ${passes} forward passes, by backpropagation one forward and one back` });
    },
  };
}

/** @param {import("../../ui/frame.js").Ui} ui */
export function trial(ui) {
  const cost = meter(), rows = NAMES.map((name) => ({ name, back: h("td"), by: h("td"), off: h("td") }));
  const heads = ["weight", "back", "by a wiggle", "apart"].map((text) => h("th", { scope: "col", text }));
  const element = h("div", {}, cost.element,
    h("table", { class: "bp-table" }, h("tr", {}, ...heads), ...rows.map(({ name, back, by, off }) => h("tr", {}, h("th", { scope: "row", text: name }), back, by, off))));
  /** @param {State} state */
  function draw(state) {
    const { grads } = backward(state);
    cost.draw(1 + state.tried);
    rows.forEach(({ back, by, off }, i) => {
      const slope = wiggled(state, i, state.wiggle), there = i < state.tried;
      setText(back, num(grads[i], 4));
      setText(by, there ? num(slope, 4) : "·");
      setText(off, there ? num(Math.abs(slope - grads[i]), 4) : "·");
    });
  }
  return { element, resize: cost.resize, draw };
}
