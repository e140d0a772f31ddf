/** What the layer says. */

import { layer, logistic, points, POINTS, right } from "../../core/layers/warp.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/layers/warp.js").Setting} State */

/** The points, where the layer puts them, and the neuron that reads it. @param {State} state */
export function read(state) {
  const { X, y } = points(state), H = layer(state, X), w = logistic(H, y);
  return { X, y, H, w, right: right(w, H, y) };
}

/** @param {number} count */
export const answer = (count) => `After them a straight cut gets ${count} of ${POINTS} points right.`;

/** The twin of SpaceWarp.describe. @param {any} state */
export const sentence = (state) =>
  `${state.units} ${state.activation === "relu" ? "ReLU" : "tanh"} units of steepness ${num(state.steepness)}. ${answer(read(state).right)}`;
