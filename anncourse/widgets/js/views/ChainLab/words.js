/** What becomes of a move, in words. */

import { through } from "../../core/school/links.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../ui/store.js").State} State */

/** @param {State} state */
export const passage = ({ inner, outer, x, move }) => through(inner, outer, x, move);

/** How many times as far y moves as x did. @param {State} state */
export function times(state) {
  const { y } = passage(state);
  return (y[1] - y[0]) / state.move;
}

/** @param {State} state */
export function answer(state) {
  const { u, y, slopes: [f, g] } = passage(state);
  return `A move of ${num(state.move)} becomes ${num(u[1] - u[0])}, then ${num(y[1] - y[0])}: ${num(times(state))} times as far. ` +
    `Slopes: ${num(f)} · ${g >= 0 ? num(g) : `(${num(g)})`} = ${num(f * g)}.`;
}

/** The twin of ChainLab.describe. @param {State} state */
export function sentence(state) {
  const { u, y } = passage(state);
  return `f is ${state.inner}, g is ${state.outer}: x = ${num(state.x)}, u = ${num(u[0])}, y = ${num(y[0])}. ${answer(state)}`;
}
