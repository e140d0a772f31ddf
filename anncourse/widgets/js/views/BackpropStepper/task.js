/** What questions may ask about. */

import { backward, forward, wiggled } from "../../core/inside/backprop.js";

/** @typedef {import("./words.js").State} State */

const KEYS = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"];

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** What the net answers. @param {State} state */
  output: (state) => forward(state).a[2],
  /** @param {State} state */
  loss: (state) => forward(state).loss,
  /** What the hidden neurons say. @param {State} state */
  h1: (state) => forward(state).a[0],
  /** @param {State} state */
  h2: (state) => forward(state).a[1],
  /** The weight into the answer with the larger gradient. @param {State} state */
  larger: (state) => {
    const [v1, v2] = backward(state).grads.slice(6).map(Math.abs);
    return v1 > v2 ? "v1" : v2 > v1 ? "v2" : "neither";
  },
  /** How many weights hear nothing of the error. @param {State} state */
  deaf: (state) => backward(state).grads.filter((grad) => grad === 0).length,
  /** How many hidden neurons give 0. @param {State} state */
  silent: (state) => forward(state).a.slice(0, 2).filter((a) => a === 0).length,
  /** Forward passes so far: one for the loss as it is, and one for each wiggle. @param {State} state */
  passes: (state) => 1 + state.tried,
  /** How far the slopes by wiggles are off, at most. @param {State} state */
  gap: (state) => Math.max(...backward(state).grads.map((grad, i) => Math.abs(grad - wiggled(state, i, state.wiggle)))),
};
KEYS.forEach((key, i) => {
  quantities[key] = ({ weights }) => weights[i];
  quantities[`d${key}`] = (state) => backward(state).grads[i];
});
