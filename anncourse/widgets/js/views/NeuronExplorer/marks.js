/** The signs that both halves of the picture are drawn with. */

import { s } from "../../ui/dom.js";

export const SUBSCRIPT = "₁₂₃";

/** A symbol, and after it what changes: `put` replaces that. @param {number} x @param {number} y @param {string} anchor @param {string} symbol @param {string} [text] */
export const write = (x, y, anchor, symbol, text) =>
  s("text", { x, y, "text-anchor": anchor }, s("tspan", { class: "ann-name", text: symbol }), s("tspan", { text }));

/** @param {Element} element from `write` @param {string} text */
export const put = ({ lastChild }, text) => { /** @type {ChildNode} */ (lastChild).textContent = text; };

/** Blue above zero, orange below, the page's neutral at zero. @param {SVGElement} element @param {number} value @param {string} [dashes] below zero */
export function tint({ style }, value, dashes = "") {
  style.stroke = `var(--${value < 0 ? "neg" : value ? "pos" : "axis"})`;
  style.strokeDasharray = value < 0 ? dashes : "";
}
