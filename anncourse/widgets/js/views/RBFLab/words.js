/** What the figure says of its state. */

import { num } from "../../ui/dom.js";
import { look } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** What is said at the probe. @param {State} state */
export function answer(state) {
  const { says, near, rival } = look(state);
  return `At ${num(state.probe, 1)} the radial net says ${num(says)}, with nearness ${num(near)}.` + (state.rival.length ? ` The ReLU net says ${num(rival)}.` : "");
}

/** How well the bumps fit. @param {State} state */
export function fit(state) {
  const many = state.centers.length;
  return `${many} bump${many > 1 ? "s" : ""} of width ${num(state.width, 1)}: error ${num(look(state).error)} on the points.`;
}

/** The twin of RBFLab.describe. @param {any} state */
export const sentence = (state) => `${fit(state)} ${answer(state)}`;
