/** What the way down says. */

import { num } from "../../ui/dom.js";
import { hover, run } from "./run.js";

/** @typedef {import("./run.js").State} State */

/** A rate without the noughts at its end. @param {number} rate */
export const short = (rate) => num(rate, 4).replace(/\.?0+$/, "");

/** What it does, and how near it comes. @param {State} state @param {import("./run.js").Run} [way] */
export function answer(state, way = run(state)) {
  const { does, after, left } = way;
  if (after < Infinity) return `It ${does}. A thousandth of the distance is left after ${after} steps.`;
  if (does === "hovers") return `It hovers, at ${num(100 * hover(left), 0)} % of its first distance.`;
  return `It ${does}, and is not there after ${state.steps} steps.`;
}

/** The twin of DescentLab.describe. @param {any} state */
export function sentence(state) {
  const how = `${state.method} descent${state.method === "momentum" ? ` ${num(state.momentum)}` : ""}`;
  const noise = state.noise ? `, with noise ${num(state.noise)}` : "";
  return `A bowl of condition number ${num(state.condition, 0)}, ${how} at rate ${short(state.rate)}${noise}. ${answer(state)}`;
}
