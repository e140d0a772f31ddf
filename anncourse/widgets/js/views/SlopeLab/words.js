/** What the point and its step say. */

import { CURVES, secant } from "../../core/school/slopes.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../ui/store.js").State} State */

/** @param {State} state */
export const steep = ({ curve, x, step }) => secant(curve, x, step);

/** @param {State} state */
export const slope = ({ curve, x }) => CURVES[curve].df(x);

/** @param {State} state */
export const answer = (state) => `Over a step of ${num(state.step)} the slope is ${num(steep(state))}; at the point itself it is ${num(slope(state))}.`;

/** The twin of SlopeLab.describe. @param {State} state */
export const sentence = (state) => `The ${state.curve} at x = ${num(state.x)}, height ${num(CURVES[state.curve].f(state.x))}. ${answer(state)}`;
