/** The graph in numbers and in words. */

import { backward, forward, parse, WIGGLE } from "../../core/inside/expression.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ expression: string, x: number, y: number, join: string, step: number }} State */
/** @typedef {"x" | "y"} Name */

/** A number as briefly as a node has room for. @param {number} value */
export const shown = (value) => num(value, Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2);

/** How many nodes send a gradient back. @param {import("../../core/inside/expression.js").Node[]} nodes */
export const senders = (nodes) => nodes.filter(({ sources }) => sources.length).length;

/** The value of f. @param {State} state */
export function value({ expression, x, y }) {
  const { values } = forward(parse(expression), x, y);
  return values[values.length - 1];
}

/** df/dx or df/dy, joined as the state says; 0 where the formula does not use it. @param {State} state @param {Name} name */
export function slope({ expression, x, y, join }, name) {
  const nodes = parse(expression), at = nodes.findIndex(({ op }) => op === name);
  return at < 0 ? 0 : backward(nodes, forward(nodes, x, y), join)[at];
}

/** The same by a wiggle to both sides. @param {State} state @param {Name} name */
export const wiggled = (state, name) =>
  (value({ ...state, [name]: state[name] + WIGGLE }) - value({ ...state, [name]: state[name] - WIGGLE })) / (2 * WIGGLE);

/** How far the gradient is back. @param {State} state */
export function where(state) {
  const nodes = parse(state.expression), inner = senders(nodes);
  if (state.step < inner) return `${state.step} of ${inner} nodes have sent their gradient back.`;
  const names = /** @type {Name[]} */ (["x", "y"].filter((name) => nodes.some(({ op }) => op === name)));
  if (!names.length) return "It uses neither x nor y.";
  return names.map((name) => `df/d${name} = ${shown(slope(state, name))} with ${state.join}, ${shown(wiggled(state, name))} by a wiggle.`).join(" ");
}

/** The twin of GraphLab.describe. @param {any} state */
export const sentence = (state) =>
  `f = ${state.expression} at x = ${shown(state.x)}, y = ${shown(state.y)}: f = ${shown(value(state))}. ${where(state)}`;
