/** The weight of each token at its place, and below what is read: the values on a line, and their mixture. */

import { chart } from "../../charts/chart.js";
import { attr, h, num, s, setText } from "../../ui/dom.js";
import { look, VALUES, WORDS } from "./pad.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** Half the height of a bar; pixels left of both planes, and right of the bars for their numbers. */
const HALF = 0.3, LEFT = 58, RIGHT = 70;

/** @param {Ui} ui */
export function bars(ui) {
  const state = () => /** @type {any} */ (ui.state), many = look(state()).words.length;
  const plot = chart({ x: { from: 0, to: 1, label: "weight", ticks: [0, 0.25, 0.5, 0.75, 1], grid: true }, y: { from: 0.4, to: many + 0.6, ticks: [] }, height: 226, room: [LEFT, RIGHT], label: "the weight of each token" });
  const line = chart({ x: { from: 0, to: 10, label: "value", ticks: [0, 2, 4, 6, 8, 10] }, y: { from: 0, to: 2, ticks: [] }, height: 96, room: [LEFT, 12], label: "the values, and what is read" });
  const rows = Array.from({ length: many }, () => ({ bar: s("rect", { class: "bar" }), word: s("text", { "text-anchor": "end" }), number: s("text") }));
  for (const { bar } of rows) plot.layer(bar);
  for (const { word, number } of rows) for (const node of [word, number]) plot.layer(node, undefined, plot.over);
  plot.layer(s("g"), place);
  const ticks = WORDS.map((word) => ({ mark: s("path", { class: "value" }), name: s("text", { text: word, "text-anchor": "middle" }) }));
  for (const { mark, name } of ticks) for (const node of [mark, name]) line.layer(node);
  const old = s("circle", { r: 7, class: "mix is-old" }), mix = s("circle", { r: 7, class: "mix" }), reads = s("text", { "text-anchor": "end", class: "reads" });
  for (const node of [old, mix]) line.layer(node, undefined, line.over);
  line.layer(reads, undefined, line.over);
  line.layer(s("g"), read);

  function place() {
    const { words, weights } = look(state()), { left, right } = plot.box;
    rows.forEach(({ bar, word, number }, i) => {
      const row = many - i, y = plot.y(row) + 5;
      attr(bar, { x: left, width: plot.x(weights[i]) - left, y: plot.y(row + HALF), height: plot.y(row - HALF) - plot.y(row + HALF) });
      attr(word, { x: left - 8, y });
      setText(word, `${i + 1} ${WORDS[words[i]]}`);
      attr(number, { x: right + 8, y });
      setText(number, `${num(weights[i])} × ${VALUES[words[i]]}`);
    });
  }

  function read() {
    const { left, bottom } = line.box, low = line.y(0.45), x = look(state()).mixed;
    ticks.forEach(({ mark, name }, word) => {
      attr(mark, { d: `M${line.x(VALUES[word])} ${bottom}v-9` });
      attr(name, { x: line.x(VALUES[word]), y: line.y(1.25) });
    });
    attr(old, { cx: line.x(look(/** @type {any} */ (ui.start)).mixed), cy: low });
    attr(mix, { cx: line.x(x), cy: low });
    attr(reads, { x: left - 8, y: low + 5 });
    setText(reads, num(x));
  }

  return {
    element: h("div", {}, plot.element, line.element),
    /** @param {number} width */
    resize(width) {
      plot.resize(width);
      line.resize(width);
    },
    draw() {
      place();
      read();
    },
  };
}
