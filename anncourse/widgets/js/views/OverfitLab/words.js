/** What the figure says of its state. */

import { num } from "../../ui/dom.js";
import { fit, spread } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** An error that is written as "more than". */
const FAR = 100;

/** @param {number} error */
export const size = (error) => (error < FAR ? num(error) : `more than ${FAR}`);

/** Both errors. @param {State} state */
export function errors(state) {
  const { own, fresh } = fit(state);
  return `error ${size(own)} on its own points, ${size(fresh)} on new ones.`;
}

/** @param {State} state */
export const vary = (state) => (state.ghosts ? ` Curves of ${state.ghosts} other draws vary by ${size(spread(state))}.` : "");

/** The twin of OverfitLab.describe. @param {any} state */
export function sentence(state) {
  const { count, width, decay, steps } = state;
  const brakes = (decay ? `, decay ${Number(decay.toPrecision(2))}` : "") + (steps ? `, stopped after ${steps} steps` : "");
  return `${count} points and ${width} wave${width > 1 ? "s" : ""}${brakes}: ${errors(state)}${vary(state)}`;
}
