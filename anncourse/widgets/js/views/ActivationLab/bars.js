/** One bar a layer: how much of a wiggle there is felt at the last layer, and so how much of a gradient comes back to it. */

import { clamp, s } from "../../ui/dom.js";
import { scale } from "../../ui/plot.js";
import { label, levels } from "./curves.js";
import { amount, FAINT, LOUD, power, run } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */

const LEFT = 42, RIGHT = 8, TOP = 48, BOTTOM = 254;
/** Powers of ten. A bar that goes beyond leaves the paper. */
const LOW = -12, HIGH = 6, BEYOND = 0.6;
const y = scale([LOW, HIGH], [BOTTOM, TOP]);
const ONE = y(0);

/** @param {number} value */
const level = (value) => y(clamp(Math.log10(Math.abs(value)), LOW - BEYOND, HIGH + BEYOND));

/** @param {Ui} ui */
export function bars(ui) {
  const svg = s("svg", { "aria-hidden": "true" });

  /** @param {State} state @param {number} width */
  function draw(state, width) {
    const right = width - RIGHT;
    const { reach } = run(state), was = run(ui.start).reach;
    /** Call back with each layer's value, and the middle and half the width of its bar. @type {<T>(list: Float64Array, make: (value: number, x: number, half: number, i: number) => T) => T[]} */
    const each = (list, make) => {
      const room = (right - LEFT) / list.length;
      return Array.from(list, (value, i) => make(value, LEFT + (i + 0.5) * room, Math.min(14, 0.36 * room), i));
    };
    svg.replaceChildren(
      s("rect", { x: LEFT, width: right - LEFT, y: level(LOUD), height: level(FAINT) - level(LOUD), class: "ann-band" }),
      s("g", { class: "ann-axes" },
        ...levels([6, 3, 1, 0, -1, -3, -6, -9, -12], y, LEFT, right, (tick) => (tick * tick < 2 ? amount(10 ** tick) : power(tick))),
        ...each(reach, (_, x, half, i) => label(x, BOTTOM + 17, i % 5 === 4 || !i || reach.length < 7 ? i + 1 : "", "is-middle")),
        label(LEFT - 6, BOTTOM + 17, "layer", "is-end"),
        // A wiggle goes the way of the signal, from left to right.
        s("path", { d: `M${right - 70} 288H${LEFT}`, class: "ann-forth" }),
        label(right, 292, "wiggle →", "is-end")),
      ...each(reach, (value, x, half) => {
        // All of a wiggle, exactly 1, still shows as a bar.
        const top = Math.min(level(value), ONE - 1.5);
        return s("rect", { x: x - half, width: 2 * half, y: top, height: Math.max(level(value), ONE + 1.5) - top,
          class: value < 0 ? "ann-minus" : value ? "ann-bar" : "ann-nothing" });
      }),
      label(right - 4, TOP + 16, "explodes", "is-end ann-halo"),
      label(right - 4, BOTTOM - 8, "vanishes", "is-end ann-halo"),
      label(0, 14, `felt of a wiggle at layer 1: ${amount(reach[0])}`),
      ...(JSON.stringify(state) === JSON.stringify(ui.start) ? [] : [
        s("path", { class: "ann-was", d: each(reach, (_, x, half, i) => (i in was ? `M${x - half - 3} ${level(was[i])}h${2 * half + 6}` : "")).join("") }),
        label(0, 32, `dotted: at the start, ${amount(was[0])}`, "ann-halo"),
      ]));
  }
  return { svg, draw };
}
