/** The parts added up along z, and, on the same axis below, the curve that turns the sum into the output. */

import { ACTIVATIONS } from "../../core/neurons/activations.js";
import { chart } from "../../charts/chart.js";
import { curve as line } from "../../charts/curve.js";
import { attr, h, num, s } from "../../ui/dom.js";
import { put, SUBSCRIPT, tint, write } from "./marks.js";
import { output, parts, sum } from "./neuron.js";

/** @typedef {import("../../ui/store.js").State} State */

const ROW = 24, FIRST = 14;
/** For the names at the left, and the numbers at the right. */
const ROOM = /** @type {[number, number]} */ ([40, 62]);
/** So far apart, in pixels, two numbers can be read. */
const APART = 19;

/** A point on the curve with the way to it: up from the axis of z, then out to the right. @param {string} color @param {string} symbol */
function marker(color, symbol) {
  const way = s("path", { class: "ann-hint" }), dot = s("circle", { r: 6 }), number = write(0, 0, "end", symbol);
  const element = s("g", { class: "ann-mark", style: `color:var(--${color})` }, way, dot, number);
  /** @param {{ right: number, top: number }} box @param {number} x @param {number} y @param {number} textY @param {number} a */
  const move = ({ right, top }, x, y, textY, a) => {
    attr(way, { d: `M${x} ${top - 8}V${y}H${right}` });
    attr(dot, { cx: x, cy: y });
    attr(number, { x: right + ROOM[1], y: textY + 5 });
    put(number, ` ${num(a)}`);
  };
  return { element, move };
}

/** @param {import("../../ui/frame.js").Ui} ui @param {number} count of inputs */
export function curve(ui, count) {
  const names = [...SUBSCRIPT.slice(0, count)].map((i) => `w${i}x${i}`).concat("b", "z");
  const rows = names.map((name, i) => {
    const y = FIRST + i * ROW, number = write(0, y + 5, "end", ""), bar = s("path", { class: "ann-bar" });
    return { y, bar, number, element: s("g", {}, bar, number, write(2, y + 5, "start", name)) };
  });
  const tall = rows.length * ROW + 6;
  const stairs = s("path", { class: "ann-hint" }), zero = s("path", { class: "ann-hint" });
  const sums = s("svg", { "aria-hidden": "true" }, zero, stairs, ...rows.map(({ element }) => element));
  const plot = chart({ x: { from: -6, to: 6, label: "z" }, y: { from: 0, to: 1 }, height: 158, room: ROOM });
  const graph = line(plot), was = marker("muted", "was"), now = marker("curve", "a");
  for (const { element } of [was, now]) plot.layer(element, undefined, plot.over);
  let drawn = "";

  /** Axes and curves change with the activation and the reach of z, not with every move. @param {string} activation @param {string} before @param {number} reach */
  function ground(activation, before, reach) {
    const zs = Float64Array.from({ length: 97 }, (_, i) => reach * (i / 48 - 1));
    const [now, start] = [activation, before].map((name) => zs.map(ACTIVATIONS[name].f));
    plot.span({ x: { from: -reach, to: reach }, y: { from: Math.min(0, ...now), to: Math.max(1, ...now) } });
    graph.draw(zs, now);
    graph.ghost(...(activation === before ? [] : [zs, start]));
  }

  /** Each part begins where the one before it ended; the sum, last, begins at zero. @param {State} state */
  function bars(state) {
    let from = 0, steps = "";
    [...parts(state), sum(state)].forEach((part, i) => {
      const { bar, number, y } = rows[i];
      if (i > count) from = 0;
      else tint(bar, part, "5 2");
      attr(bar, { d: `M${plot.x(from)} ${y}H${plot.x((from += part))}` });
      put(number, num(part));
      if (i <= count) steps += `M${plot.x(from)} ${y}v${ROW}`;
    });
    attr(stairs, { d: steps });
    attr(zero, { d: `M${plot.x(0)} 2V${tall}` });
  }

  /** @param {State} state */
  function draw(state) {
    const { start } = ui, z = sum(state), a = output(state), z0 = sum(start), a0 = output(start);
    let reach = 6, on = 0;
    for (const stop of [z0, ...parts(state).map((part) => (on += part))]) while (Math.abs(stop) > reach) reach *= 2;
    if (drawn !== (drawn = state.activation + start.activation + reach)) ground(state.activation, start.activation, reach);
    bars(state);
    const y = plot.y(a), away = plot.y(a0) - y;
    now.move(plot.box, plot.x(z), y, y, a);
    // Beside the new number, never over it.
    was.move(plot.box, plot.x(z0), plot.y(a0), y + (Math.abs(away) > APART ? away : away > 0 ? APART : -APART), a0);
    was.element.style.display = z === z0 && a === a0 ? "none" : "";
  }

  return {
    element: h("div", {}, sums, plot.element),
    draw,
    /** @param {number} width */
    resize(width) {
      attr(sums, { viewBox: `0 0 ${width} ${tall}` });
      plot.resize(width);
      for (const { number } of rows) attr(number, { x: width });
      draw(ui.state);
    },
  };
}
