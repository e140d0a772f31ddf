/** The neurons, each with its own map, and the lines between them, which can be dragged. */

import { attr, h, s } from "../../ui/dom.js";
import { GRID } from "./engine.js";
import { curve, layout, names, parts, sizes } from "./shape.js";

/** More lines than this cannot be told apart by hand; then the table takes over. */
const MOST = 36;
const LOCK = "M-3.5-1V-3A3.5 3.5 0 0 1 3.5-3V-1M-5-1H5V5H-5Z";

/** @typedef {import("./shape.js").Part} Part */

/** @param {import("./figure.js").Figure} figure */
export function network({ engine, toggle, peek, handle }) {
  const beam = s("path", { class: "pg-beam" });
  const lines = s("g");
  const back = s("svg", { class: "pg-wires" }, beam);
  const svg = s("svg", { class: "pg-wires" }, lines);
  const element = h("div", { class: "pg-units" });
  const letters = s("g");
  svg.append(letters);
  /** @type {ReturnType<typeof wire>[]} */
  let wires = [];
  /** @type {ReturnType<typeof neuron>[]} */
  let units = [];
  /** @type {import("./shape.js").Layout} */
  let where;
  let many = false;

  /** A line, or the bias below a neuron. @param {Part} part */
  function wire(part) {
    const { from } = part;
    const bias = from < 0;
    const line = bias ? s("circle", { class: "pg-bias" }) : s("path", { class: "ann-edge" });
    const sign = s("path", { class: "pg-sign" });
    const lock = s("g", { class: "pg-lock" }, s("circle", { r: 9 }), s("path", { d: LOCK }));
    lines.append(line, sign);
    const one = { part, bias, line, sign, lock, hit: /** @type {SVGElement | null} */ (null), update() {}, shown: "", said: NaN };
    if (many && !bias) return one;
    const hit = one.hit = bias ? s("circle", { class: "pg-hit is-bias", r: 12 }) : s("path", { class: "pg-hit" });
    lines.append(hit);
    one.update = handle(hit, part);
    hit.addEventListener("focus", () => one.update());
    return one;
  }

  /** @param {string} name @param {number} layer @param {number} unit @param {number} index hidden neurons count from 0 */
  function neuron(name, layer, unit, index) {
    // Small squares need no more than every second place.
    const side = many ? GRID / 2 : GRID, canvas = h("canvas", { width: side, height: side });
    const hidden = layer && layer <= engine.state.hidden.length;
    const out = () => toggle("ablated", index);
    /** @type {HTMLElement} */
    const node = hidden
      ? h("button", { type: "button", class: "pg-unit", "aria-label": `take out ${name}`, onclick: out }, canvas)
      : h("div", { class: "pg-unit", role: "img", "aria-label": `map of ${name}` }, canvas);
    if (hidden) {
      node.addEventListener("keydown", ({ key }) => { if (key === "Delete") out(); });
      for (const kind of ["pointerenter", "focus"]) node.addEventListener(kind, () => peek(index));
      for (const kind of ["pointerleave", "blur"]) node.addEventListener(kind, () => peek(-1));
    }
    return { node, canvas, layer, unit, index };
  }

  return {
    parts: [back, element, svg], beam,
    get units() { return units; },
    get where() { return where; },
    get many() { return many; },

    /** The network has another shape. */
    build() {
      const { state } = engine;
      const found = parts(state);
      many = found.filter(({ from }) => from >= 0).length > MOST;
      lines.replaceChildren();
      wires = found.map(wire);
      lines.append(...wires.map(({ lock }) => lock));
      let index = -state.features.length;
      units = names(state).flatMap((layer, l) => layer.map((name, unit) => neuron(name, l, unit, index++)));
      element.replaceChildren(...units.map(({ node }) => node));
    },

    /** Put everything where it belongs in a figure of this width. @param {number} width */
    place(width) {
      const { state } = engine;
      where = layout(width, sizes(state));
      const { nodes, size, height, margin } = where;
      for (const layer of [svg, back]) attr(layer, { viewBox: `0 0 ${width} ${height}` });
      for (const { node, layer, unit } of units) {
        const { x, y } = nodes[layer][unit];
        node.style.cssText = `left:${x - size / 2}px;top:${y - size / 2}px;width:${size}px;height:${size}px`;
      }
      for (const { part, bias, line, sign, hit, lock } of wires) {
        const { x, y } = nodes[part.layer][part.to];
        const to = bias ? { x, y: y + size / 2 + 2, d: "" } : curve(part, where);
        for (const shape of [line, hit]) if (shape) attr(shape, bias ? { cx: to.x, cy: to.y } : { d: to.d });
        for (const mark of [sign, lock]) attr(mark, { transform: `translate(${to.x} ${to.y})` });
      }
      const above = (/** @type {{ x: number, y: number }} */ { x, y }) => ({ x, y: y - size / 2 - 6, "text-anchor": "middle" });
      const letter = (/** @type {string} */ text, /** @type {object} */ at) => s("text", { class: "ann-name", text, ...at });
      letters.replaceChildren(letter("ŷ", above(nodes[nodes.length - 1][0])), ...state.features.map((/** @type {string} */ name, /** @type {number} */ i) =>
        letter(name.replace(/x(\d)/g, (_, digit) => "x" + "₀₁₂"[digit]), margin ? { x: margin - 6, y: nodes[0][i].y + 5, "text-anchor": "end" } : above(nodes[0][i]))));
    },

    /** What is locked and what is taken out. */
    mark() {
      const { locked, ablated } = engine.state;
      for (const { part, line, lock } of wires) {
        attr(lock, { visibility: locked.includes(part.at) ? null : "hidden" });
        line.classList.toggle("is-out", engine.out.has(part.at));
      }
      for (const { node, index } of units) if (node.localName === "button") attr(node, { "aria-pressed": String(ablated.includes(index)) });
    },

    /** The weights as they are now. */
    draw() {
      for (const one of wires) {
        const value = engine.weight(one.part.at);
        const width = one.bias ? 5 + Math.min(4, Math.abs(value)) : Math.min(10, 1 + 2 * Math.abs(value));
        const shown = width.toFixed(1) + (value < 0);
        if (shown === one.shown) continue;
        one.shown = shown;
        attr(one.line, one.bias ? { r: width.toFixed(1) } : { "stroke-width": width.toFixed(1) });
        one.line.classList.toggle("is-negative", value < 0);
        if (one.bias) attr(one.sign, { d: value < 0 ? "M-3 0H3" : "M-3 0H3M0-3V3" });
      }
    },

    /** What sliders say, when the hand and the training rest. */
    settle() {
      for (const one of wires) {
        const value = engine.weight(one.part.at);
        if (value !== one.said) one.update();
        one.said = value;
      }
    },
  };
}
