/** The cell with its loop, and beside it the same cell once for every step; what is sent back runs above, from right to left. */

import { attr, clamp, h, num, s, setText } from "../../ui/dom.js";

/** @typedef {import("../../core/sequences/memory.js").Run} Run */

/** Rows, in pixels: what comes back, the memory, the input; and how wide the folded cell's place is. */
const BACK = 44, MEMORY = 82, INPUT = 150, TALL = 176, FOLD = 112;
/** Largest square, narrowest pipe, and how much wider it gets. */
const SQUARE = 30, THIN = 1.2, WIDE = 9;

/** A square that is bluer the more it holds, and orange below zero. */
function box() {
  const fill = s("rect", { class: "amount" }), edge = s("rect", { class: "ann-node" });
  return {
    element: s("g", {}, s("rect", { class: "paper" }), fill, edge),
    /** @param {number} x @param {number} y @param {number} side */
    place(x, y, side) {
      for (const rect of this.element.children) attr(rect, { x: x - side / 2, y: y - side / 2, width: side, height: side, rx: Math.min(4, side / 5) });
    },
    /** @param {number} value */
    show(value) {
      attr(fill, { "fill-opacity": clamp(Math.abs(value), 0, 1).toFixed(3), class: value < 0 ? "amount is-negative" : "amount" });
    },
  };
}

/** A way that is as wide as a gate is open, or as its weight is large; below zero it is dashed. @param {SVGElement} line @param {string} d @param {number} open @param {number} most */
function pipe(line, d, open, most) {
  const width = Math.min(THIN + WIDE * Math.min(Math.abs(open), 1), most);
  attr(line, { d, "stroke-width": width.toFixed(2), class: open < 0 ? "pipe is-negative" : Math.abs(open) < 0.02 ? "pipe is-shut" : "pipe" });
}

export function net() {
  const ways = s("g"), squares = s("g"), bars = s("g", { class: "back" });
  const loop = s("path", { class: "pipe" }), inward = s("path", { class: "pipe" }), held = box(), heard = box();
  const names = ["← counts at the end", "memory", "input"].map((text) => s("text", { class: "row", text }));
  const moment = s("text", { class: "row", "text-anchor": "middle" }), arrow = s("path", { class: "arrow" }), equal = s("text", { class: "equal", text: "=" });
  const svg = s("svg", { role: "img" }, loop, arrow, inward, held.element, heard.element, moment, equal, ...names, ways, bars, squares);
  /** @type {{ memory: ReturnType<typeof box>, input: ReturnType<typeof box>, along: SVGElement, into: SVGElement, bar: SVGElement }[]} */
  let columns = [];
  /** @type {Run | undefined} */
  let now;
  let width = 0, time = 0, room = "";

  /** As many columns as there are steps. @param {number} count */
  function need(count) {
    while (columns.length < count) {
      const column = { memory: box(), input: box(), along: s("path", { class: "pipe" }), into: s("path", { class: "pipe" }), bar: s("path") };
      ways.append(column.along, column.into);
      bars.append(column.bar);
      squares.append(column.memory.element, column.input.element);
      columns.push(column);
    }
    for (const { memory, input, along, into, bar } of columns.splice(count)) for (const element of [memory.element, input.element, along, into, bar]) element.remove();
  }

  function fold(/** @type {Run} */ run) {
    const t = Math.floor(time), x = 42, side = SQUARE + 2;
    held.place(x, MEMORY, side);
    heard.place(x, INPUT, side);
    held.show(run.memory[t]);
    heard.show(run.x[t]);
    pipe(loop, `M${x + side / 2} ${MEMORY}c34 0 34 -${side + 4} 0 -${side + 4}h-${side}c-34 0 -34 ${side + 4} 0 ${side + 4}`, run.keep[t], WIDE);
    pipe(inward, `M${x} ${INPUT - side / 2}V${MEMORY + side / 2}`, run.admit[t], WIDE);
    attr(arrow, { d: `M${x - side / 2 - 1} ${MEMORY}l-11 -7v14z`, class: run.keep[t] < 0 ? "arrow is-negative" : "arrow" });
    setText(moment, `step ${t}`);
    attr(moment, { x, y: 16 });
    attr(equal, { x: FOLD - 12, y: MEMORY + 6 });
  }

  function draw() {
    if (!now || !width) return;
    const run = now, n = run.x.length, pitch = (width - FOLD - 8) / n, side = Math.min(SQUARE, pitch * 0.72);
    attr(svg, { viewBox: `0 0 ${width} ${TALL}` });
    names.forEach((name, i) => attr(name, { x: i ? 62 : FOLD + 6, y: [BACK - 28, MEMORY + 36, INPUT + 5][i] }));
    need(n);
    // Squares stand where they stood, unless there is another number of them or another width.
    const moved = room !== (room = `${width} ${n}`);
    const ended = time >= n - 1;
    columns.forEach(({ memory, input, along, into, bar }, t) => {
      const x = FOLD + pitch * (t + 0.5), past = t <= time;
      if (moved) {
        memory.place(x, MEMORY, side);
        input.place(x, INPUT, side);
      }
      memory.show(past ? run.memory[t] : 0);
      input.show(run.x[t]);
      attr(memory.element, { class: past ? "" : "is-later" });
      pipe(along, t ? `M${x - pitch + side / 2} ${MEMORY}H${x - side / 2}` : "", run.keep[t], side);
      pipe(into, `M${x} ${INPUT - side / 2}V${MEMORY + side / 2}`, run.admit[t], side);
      const tall = ended ? 26 * clamp(Math.abs(run.kept[t]), 0, 1) : 0;
      attr(bar, { d: tall > 0.3 ? `M${x} ${BACK + 16}v-${tall.toFixed(2)}` : "", "stroke-width": side.toFixed(2) });
    });
    fold(run);
  }

  return {
    element: h("div", { class: "unrolled" }, svg),
    /** @param {number} now */
    resize(now) {
      width = now;
      draw();
    },
    /** What is drawn from now on, once it is told when. @param {Run} run @param {string} words */
    show(run, words) {
      now = run;
      attr(svg, { "aria-label": words });
    },
    /** @param {number} moment */
    seek(moment) {
      time = moment;
      draw();
    },
  };
}

/** The twin of the picture in numbers. @param {Run} run */
export const sheet = ({ x, memory, kept }) => ({
  caption: "Step by step",
  columns: ["step", "input", "memory", "counts at the end"],
  rows: Array.from(x, (value, t) => [String(t), num(value), num(memory[t]), kept[t].toPrecision(2)]),
});
