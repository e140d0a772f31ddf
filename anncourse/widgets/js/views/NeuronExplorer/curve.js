/** The parts added up along z, and, on the same axis below, the curve that turns the sum into the output. */

import { ACTIVATIONS } from "../../core/activations.js";
import { attr, num, s } from "../../ui/dom.js";
import { put, SUBSCRIPT, tint, write } from "./marks.js";
import { output, parts, sum } from "./neuron.js";

/** @typedef {import("../../ui/store.js").State} State */

const CENTER = 142, HALF = 96, EDGE = 297, ROW = 24;

/** A point on the curve with the way to it: down from the sum, then out to the right. @param {string} color @param {string} symbol */
function marker(color, symbol) {
  const way = s("path", { class: "ann-hint" }), dot = s("circle", { r: 6 }), number = write(EDGE, 0, "end", symbol);
  const element = s("g", { class: "ann-mark", style: `color:var(--${color})` }, way, dot, number);
  /** @param {number} x @param {number} y @param {number} from @param {number} textY @param {number} a */
  const move = (x, y, from, textY, a) => {
    attr(way, { d: `M${x} ${from}V${y}H${CENTER + HALF}` });
    attr(dot, { cx: x, cy: y });
    attr(number, { y: textY + 5 });
    put(number, ` ${num(a)}`);
  };
  return { element, move };
}

/** @param {number} count of inputs */
export function curve(count) {
  const names = [...SUBSCRIPT.slice(0, count)].map((i) => `w${i}x${i}`).concat("b", "z");
  const rows = names.map((name, i) => {
    const y = 14 + i * ROW, number = write(EDGE, y + 5, "end", ""), bar = s("path", { class: "ann-bar" });
    return { y, bar, number, element: s("g", {}, bar, number, write(2, y + 5, "start", name)) };
  });
  const top = 28 + rows.length * ROW, height = 118, bottom = top + height;
  const stairs = s("path", { class: "ann-hint" }), axes = s("path", { class: "ann-hint" }), labels = s("g", { class: "ann-axes" });
  const graph = s("path", { class: "ann-curve" }), old = s("path", { class: "ann-curve ann-ghost" });
  const was = marker("muted", "was"), now = marker("curve", "a");
  const svg = s("svg", { viewBox: `0 0 300 ${bottom + 22}`, "aria-hidden": "true" }, axes, old, graph, stairs,
    ...rows.map(({ element }) => element), was.element, now.element, labels);
  let drawn = "";
  /** @type {(z: number) => number} */ let x;
  /** @type {(a: number) => number} */ let y;

  /** Axes and curves change with the activation and the reach of z, not with every move. @param {string} activation @param {string} before @param {number} reach */
  function ground(activation, before, reach) {
    const zs = Array.from({ length: 97 }, (_, i) => reach * (i / 48 - 1));
    const [curve, start] = [activation, before].map((name) => zs.map(ACTIVATIONS[name].f));
    const low = Math.min(0, ...curve), high = Math.max(1, ...curve);
    x = (z) => CENTER + (HALF * z) / reach;
    y = (a) => bottom - ((a - low) / (high - low)) * height;
    const trace = (/** @type {number[]} */ values) => "M" + values.map((a, i) => `${x(zs[i])} ${y(a)}`).join("L");
    attr(graph, { d: trace(curve) });
    attr(old, { d: activation === before ? "" : trace(start) });
    attr(axes, { d: `M${CENTER - HALF} ${y(0)}h${2 * HALF}M${CENTER} 2V${bottom}` });
    labels.replaceChildren(...[-reach / 2, reach / 2].map((z) => write(x(z), y(0) + 17, "middle", "", num(z, 0))), write(CENTER - 6, y(1) + 5, "end", "", "1"));
  }

  /** Each part begins where the one before it ended; the sum, last, begins at zero. @param {State} state */
  function bars(state) {
    let from = 0, steps = "";
    [...parts(state), sum(state)].forEach((part, i) => {
      const { bar, number, y: at } = rows[i];
      if (i > count) from = 0;
      else tint(bar, part, "5 2");
      attr(bar, { d: `M${x(from)} ${at}H${x((from += part))}` });
      put(number, num(part));
      if (i <= count) steps += `M${x(from)} ${at}v${ROW}`;
    });
    attr(stairs, { d: steps });
  }

  /** @param {State} state @param {State} start */
  function draw(state, start) {
    const z = sum(state), a = output(state), z0 = sum(start), a0 = output(start);
    let reach = 6, on = 0;
    for (const stop of [z0, ...parts(state).map((part) => (on += part))]) while (Math.abs(stop) > reach) reach *= 2;
    if (drawn !== (drawn = state.activation + reach)) ground(state.activation, start.activation, reach);
    bars(state);
    now.move(x(z), y(a), top - 20, y(a), a);
    // Beside the new number, never over it.
    const away = y(a0) - y(a);
    was.move(x(z0), y(a0), y(a0), y(a) + (Math.abs(away) > 19 ? away : away > 0 ? 19 : -19), a0);
    was.element.style.display = z === z0 && a === a0 ? "none" : "";
  }

  return { svg, draw };
}
