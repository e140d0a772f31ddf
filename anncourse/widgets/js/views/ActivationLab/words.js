/** What the activation lab says: amounts, and what became of a wiggle. */

import { ACTIVATIONS } from "../../core/neurons/activations.js";
import { chain } from "../../core/layers/chain.js";

/** @typedef {import("../../ui/store.js").State} State */

/** @type {Record<string, string>} */
const WRITTEN = { relu: "ReLU", leaky_relu: "leaky ReLU", elu: "ELU", gelu: "GELU", silu: "SiLU" };

/** An activation as it is written in text. @param {string} activation */
export const named = (activation) => WRITTEN[activation] ?? activation;

/** Below, a layer learns next to nothing; above, it overshoots. */
export const FAINT = 0.1, LOUD = 10;

/** @param {number | string} exponent */
export const power = (exponent) => "10" + `${exponent}`.replace(/./g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[+sign] ?? "⁻");

/** A number of any size, as it is written by hand: 0.235, 12, 3.4 × 10⁻⁷. @param {number} value */
export function amount(value) {
  const size = Math.abs(value);
  const [digits, exponent] = size.toExponential(1).split("e");
  return (value < 0 ? "−" : "") +
    (!size || (size >= 0.001 && size < 1000) ? Number(size.toPrecision(3)) : `${digits} × ${power(+exponent)}`);
}

/** The value and the slope under the probe. @param {State} state @returns {[number, number]} */
export function probed({ activation, z }) {
  const { f, df } = ACTIVATIONS[activation];
  return [f(z), df(z, f(z))];
}

/** @param {State} state */
export const run = ({ activation, z, layers, weight }) => chain(activation, z, layers, weight);

/** What is felt of a wiggle at the first layer, in words. @param {State} state */
export function outcome(state) {
  const { slopes, reach } = run(state);
  const size = Math.abs(reach[0]);
  return size
    ? `Of a wiggle of 1 at the first layer, ${amount(reach[0])} is felt at the last: it ${size < FAINT ? "vanishes" : size > LOUD ? "explodes" : "comes through"}.`
    : `${slopes.includes(0) ? "Dead: the slope" : "The weight"} is 0, nothing comes through.`;
}

/** The sentence that stands for the figure; `describe` in activation_lab.py says the same. @param {State} state */
export function sentence(state) {
  const [value, slope] = probed(state).map(amount);
  return `Activation ${named(state.activation)} at z = ${amount(state.z)}: value ${value}, slope ${slope}. ` +
    `Layers: ${state.layers}, weight ${amount(state.weight)}. ${outcome(state)}`;
}
