/** A plane with axes at its edges: units, round numbers, and marks that move along when the size or the range changes. */

import { attr, h, s, setText } from "../ui/dom.js";
import { powers, scale, ticks, written } from "./scale.js";

/**
 * @typedef {object} Axis
 * @property {number} from
 * @property {number} to
 * @property {string} [label]
 * @property {string} [unit]
 * @property {number[]} [ticks]                  where numbers stand; without them, at round ones as the room allows
 * @property {(value: number) => string} [text]  how they are written
 * @property {boolean} [log]
 * @property {boolean} [grid]                    with level lines across the plane
 * @typedef {ReturnType<typeof chart>} Chart
 */

/** Pixels of a letter of the axes, of a line of them, and from an axis to its numbers. */
const LETTER = 6.9, LINE = 15, GAP = 7;

/** @param {Axis} axis @param {number} most */
function numbers({ from, to, ticks: given, text, log }, most) {
  const values = given ?? (log ? powers : ticks)(from, to, most);
  const write = text ?? written(values);
  return values.map((value) => ({ value, text: write(value) }));
}

const widest = (/** @type {{ text: string }[]} */ list) => Math.max(0, ...list.map(({ text }) => LETTER * text.length));

/** A hand moves by equal steps: it needs an axis that has them. @param {string} piece @param {string} trait @param {Axis} axis */
export function even(piece, trait, { log, label }) {
  if (log) throw new Error(`${piece} moves "${trait}" along an axis by equal steps; the axis${label ? ` "${label}"` : ""} is logarithmic. Let a slider move it, or draw the axis without log.`);
}

/** @param {Axis} axis */
const title = ({ label = "", unit }) => label + (unit ? ` (${unit})` : "");

/** A symbol is set as one: "z", not "time". @param {Axis} axis */
const symbol = (axis) => (title(axis).length < 3 ? "ann-name" : "");

/**
 * @param {{ x: Axis, y: Axis, height?: number | "square", room?: [number, number], bare?: boolean, label?: string }} options
 *   `height` in pixels, all in all, or "square": both axes at one scale; `room`, the least there is left and right of the plane, lines it up with what stands above or below;
 *   `bare`: nothing but the plane, from edge to edge; `label` names the plane to those who do not see it
 */
export function chart({ x, y, height = 220, room = [0, 8], bare, label }) {
  const axes = s("g", { class: "ann-axes", "aria-hidden": "true" });
  // What is drawn in data ends at the edges; what a hand holds may reach over them.
  const inside = s("svg", { class: "ann-inside" }), over = s("g");
  const heading = s("text", { y: 11, class: `ann-heading ${symbol(y)}`, text: title(y) });
  const svg = s("svg", { role: label && "group", "aria-label": label }, heading, axes, inside, over);
  const element = h("div", { class: "ann-plot" }, svg);
  const axis = { x, y };
  const box = { left: 0, top: 0, right: 1, bottom: 1 };
  let sx = scale([0, 1], [0, 1]), sy = sx, width = 0;
  /** @type {(() => void)[]} */
  const places = [];

  /** Room for the numbers, then the scales, then the axes. */
  function layOut() {
    const { x, y } = axis;
    if (bare) scales(0, 0, width, height === "square" ? width : height);
    else withAxes(x, y);
    for (const place of places) place();
  }

  /** @param {Axis} x @param {Axis} y */
  function withAxes(x, y) {
    const top = heading.textContent ? LINE + 8 : 8, below = LINE + GAP + (title(x) ? LINE : 0);
    const ys = numbers(y, height === "square" ? 7 : Math.max(2, Math.floor((height - top - below) / 34)));
    const left = Math.max(room[0], Math.ceil(widest(ys)) + GAP + 3);
    let xs = numbers(x, 9);
    // Where the numbers leave no room for it, a plane still has a width.
    const right = Math.max(left + 1, width - Math.max(room[1], widest(xs) / 2 - 4));
    xs = numbers(x, Math.max(2, Math.floor((right - left) / (widest(xs) + 26))));
    const tall = height === "square" ? Math.max(1, Math.round(((right - left) * Math.abs(y.to - y.from)) / Math.abs(x.to - x.from))) + top + below : height;
    scales(left, top, right, tall - below, tall);
    drawAxes(xs, ys);
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} [tall] */
  function scales(left, top, right, bottom, tall = bottom) {
    const { x, y } = axis;
    Object.assign(box, { left, top, right, bottom });
    sx = scale([x.from, x.to], [left, right], x.log);
    sy = scale([y.from, y.to], [bottom, top], y.log);
    attr(svg, { viewBox: `0 0 ${width} ${tall}` });
    attr(inside, { x: left, y: top, width: right - left, height: bottom - top, viewBox: `${left} ${top} ${right - left} ${bottom - top}` });
  }

  /** @param {{ value: number, text: string }[]} xs @param {{ value: number, text: string }[]} ys */
  function drawAxes(xs, ys) {
    const { left, top, right, bottom } = box;
    const text = (/** @type {string} */ words, /** @type {number} */ px, /** @type {number} */ py, /** @type {string} */ anchor, /** @type {string} */ style = "") =>
      s("text", { x: px, y: py, "text-anchor": anchor, class: style, text: words });
    const lines = [...(axis.y.grid ? ys.map(({ value }) => `M${left} ${sy(value)}H${right}`) : []), ...(axis.x.grid ? xs.map(({ value }) => `M${sx(value)} ${top}V${bottom}`) : [])];
    const zero = !axis.y.log && axis.y.from * axis.y.to < 0 ? `M${left} ${sy(0)}H${right}` : "";
    axes.replaceChildren(
      s("path", { class: "ann-grid", d: lines.join("") + zero }),
      s("path", { d: `M${left} ${top}V${bottom}H${right}` + ys.map(({ value }) => `M${left - 4} ${sy(value)}h4`).join("") + xs.map(({ value }) => `M${sx(value)} ${bottom}v4`).join("") }),
      ...ys.map(({ value, text: words }) => text(words, left - GAP, sy(value) + 4, "end")),
      ...xs.map(({ value, text: words }) => text(words, sx(value), bottom + LINE + 2, "middle")),
      text(title(axis.x), right, bottom + 2 * LINE + 2, "end", symbol(axis.x)));
  }

  return {
    element, svg, inside, over, box, axis,
    /** @param {number} value */
    x: Object.assign((/** @type {number} */ value) => sx(value), { back: (/** @type {number} */ pixel) => sx.back(pixel) }),
    /** @param {number} value */
    y: Object.assign((/** @type {number} */ value) => sy(value), { back: (/** @type {number} */ pixel) => sy.back(pixel) }),

    /** What stands over the y axis: at first its label. @param {string} text */
    head(text) { setText(heading, text); },

    /** Where a pointer is, in data. @param {{ clientX: number, clientY: number }} event @returns {[number, number]} */
    at({ clientX, clientY }) {
      const { left, top } = svg.getBoundingClientRect();
      return [sx.back(clientX - left), sy.back(clientY - top)];
    },

    /** Change ranges, labels or ticks of the axes; marks follow. @param {{ x?: Partial<Axis>, y?: Partial<Axis> }} change */
    span(change) {
      const before = JSON.stringify(axis);
      for (const key of /** @type {("x" | "y")[]} */ (["x", "y"])) axis[key] = { ...axis[key], ...change[key] };
      if (width && JSON.stringify(axis) !== before) layOut();
    },

    /**
     * Put an element in front of those that are there.
     * @param {SVGElement} node
     * @param {() => void} [place]  called whenever its pixels have changed
     * @param {SVGElement} [among]  `over` for what a hand holds
     */
    layer(node, place, among = inside) {
      among.append(node);
      if (!place) return;
      places.push(place);
      if (width) place();
    },

    /** @param {number} now in pixels */
    resize(now) {
      width = now;
      layOut();
    },
  };
}
