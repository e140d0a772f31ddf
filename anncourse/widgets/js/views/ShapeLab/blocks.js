/** Arrays as blocks of squares: X on the left, W above, their product where they meet, b below it, and all of it on the right. */

import { attr, s, setText } from "../../ui/dom.js";
import { shapes, written } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../core/school/shapes.js").Shape} Shape */

/** Pixels between blocks, over a block for its name, and the sides that a square may have. */
const GAP = 30, NAME = 22, LARGE = 30, SMALL = 8;
/** All in all: what stands below does not move when a block grows. */
const TALL = 350;

/** Squares as one path. @param {number} left @param {number} top @param {Shape} shape @param {number} side */
function squares(left, top, [rows, columns], side) {
  const inner = side - 2;
  return Array.from({ length: rows * columns }, (_, i) =>
    `M${left + (i % columns) * side} ${top + Math.floor(i / columns) * side}h${inner}v${inner}h${-inner}z`).join("");
}

/** @param {Ui} ui */
export function blocks(ui) {
  /** @type {Record<string, { cells: SVGElement, name: SVGElement }>} */
  const parts = {};
  const element = s("svg", { role: "group", "aria-label": "blocks of squares" });
  for (const part of ["x", "w", "made", "b", "all"]) {
    parts[part] = { cells: s("path"), name: s("text", { class: "block" }) };
    element.append(parts[part].cells, parts[part].name);
  }
  // One row of X and one column of W make one number.
  const one = s("path", { class: "one" });
  element.append(one);
  let width = 340;

  /** @param {string} part @param {string} name @param {Shape | null} shape @param {number} left @param {number} top @param {number} side @param {Shape} [room] what stands there where nothing fits */
  function block(part, name, shape, left, top, side, room = [1, 1]) {
    const { cells, name: words } = parts[part], [rows, columns] = shape ?? room;
    attr(cells, { d: shape ? squares(left, top, shape, side) : `M${left} ${top}h${columns * side}v${rows * side}h${-columns * side}z`, class: shape ? `cells is-${part}` : "gap" });
    attr(words, { x: left, y: top - 7, class: shape ? "block" : "block is-wrong" });
    setText(words, name);
  }

  function draw() {
    const { x, w, product, bias, result } = shapes(ui.state), wide = bias ? (result ?? [1, 2]) : null;
    const below = bias && (bias.length === 1 ? [1, bias[0]] : bias), middle = Math.max(w[1], below ? below[1] : 0);
    // The names need room of their own, whatever the squares.
    const gaps = GAP * (wide ? 2 : 1) + 70;
    const across = Math.floor((width - gaps) / (x[1] + middle + (wide ? wide[1] : 1)));
    const down = Math.floor((TALL - NAME - (below ? 2 : 1) * GAP) / (w[0] + Math.max(x[0] + (below ? below[0] : 0), wide ? wide[0] : 0)));
    const side = Math.max(SMALL, Math.min(LARGE, across, down));
    const column = Math.max(x[1] * side, 58) + GAP, far = column + Math.max(middle * side, 74) + GAP;
    const row = NAME + w[0] * side + GAP, foot = row + x[0] * side + GAP;
    const fits = product ?? null;
    block("x", `X ${written(x)}`, x, 1, row, side);
    block("w", `W ${written(w)}`, w, column, NAME, side);
    block("made", fits ? `X @ W ${written(fits)}` : "does not fit", fits, column, row, side, [x[0], w[1]]);
    for (const part of ["b", "all"]) for (const node of Object.values(parts[part])) attr(node, { visibility: bias && fits ? null : "hidden" });
    const frame = (/** @type {number} */ left, /** @type {number} */ top, /** @type {Shape} */ [rows, columns]) =>
      `M${left - 2} ${top - 2}h${columns * side + 2}v${rows * side + 2}h${-columns * side - 2}z`;
    attr(one, { d: fits ? frame(1, row, [1, x[1]]) + frame(column, NAME, [w[0], 1]) + frame(column, row, [1, 1]) : "" });
    if (bias && below && fits) {
      block("b", `+ b ${written(bias)}`, below, column, foot, side);
      block("all", result ? `= ${written(result)}` : "does not fit", result, far, row, side, [x[0], 2]);
    }
  }
  return {
    element, draw,
    /** @param {number} now */
    resize(now) {
      width = now;
      attr(element, { viewBox: `0 0 ${width} ${TALL}` });
      draw();
    },
  };
}
