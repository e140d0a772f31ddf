/** The net in words, step by step. */

import { backward, forward, wiggled } from "../../core/inside/backprop.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/inside/backprop.js").Net & { step: number, wiggles: boolean, tried: number, wiggle: number }} State */

/** In the order of the weights. */
export const NAMES = ["w₁₁", "w₁₂", "w₂₁", "w₂₂", "b₁", "b₂", "v₁", "v₂", "c"];
export const STEPS = 8;

/** @param {State} state */
function stepping(state) {
  const pass = forward(state), back = backward(state, pass), f = state.activation, y = num(state.target);
  /** @param {number[]} values */
  const all = (values) => values.map((value) => num(value));
  const [z1, z2, z] = all(pass.z), [h1, h2, a] = all(pass.a), [dh1, dh2, da] = all(back.da), [dz1, dz2, dz] = all(back.dz);
  const said = [
    "Nothing is computed yet.",
    `h₁ = ${f}(${z1}) = ${h1}, h₂ = ${f}(${z2}) = ${h2}.`,
    `a = σ(${z}) = ${a}.`,
    `Loss = (${a} − ${y})² = ${num(pass.loss)}.`,
    `da = 2 (${a} − ${y}) = ${da}.`,
    `dz = da · slope = ${dz}.`,
    `dh₁ = dz · v₁ = ${dh1}, dh₂ = dz · v₂ = ${dh2}.`,
    `dz₁ = dh₁ · slope = ${dz1}, dz₂ = dh₂ · slope = ${dz2}.`,
    `Gradients: ${NAMES.map((name, i) => `${name} ${num(back.grads[i])}`).join(", ")}.`,
  ];
  return `Step ${state.step} of ${STEPS}. ${said[state.step]}`;
}

/** @param {State} state */
function wiggling(state) {
  const { tried, wiggle } = state;
  const found = NAMES.slice(0, tried).map((name, i) => `${name} ${num(wiggled(state, i, wiggle))}`);
  return `${tried} ${tried === 1 ? "weight" : "weights"} wiggled by ${num(wiggle)}, ${1 + tried} forward ${tried ? "passes" : "pass"}.` +
    (tried ? ` Slopes: ${found.join(", ")}.` : "");
}

/** Where we are. @param {State} state */
export function where(state) {
  if (state.wiggles) return wiggling(state).split(" Slopes")[0];
  // The nine numbers stand in the picture.
  return state.step < STEPS ? stepping(state) : `Step ${STEPS} of ${STEPS}. Each weight: the error at its end, times what came in.`;
}

/** The twin of BackpropStepper.describe. @param {any} state */
export const sentence = (state) => {
  const { a, loss } = forward(state);
  return `A net of two inputs, two hidden neurons (${state.activation}) and one answer says ${num(a[2])} where ${num(state.target)} is right: ` +
    `loss ${num(loss)}. ${state.wiggles ? wiggling(state) : stepping(state)}`;
};
