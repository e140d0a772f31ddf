/** What the net of bumps says. */

import { units, worst } from "../../core/layers/bumps.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/layers/bumps.js").Setting} State */

/** The twin of BumpBuilder.describe. @param {any} state */
export function sentence(state) {
  const { bumps, activation } = state, name = activation === "relu" ? "ReLU" : "sigmoid";
  return `${bumps} bump${bumps > 1 ? "s" : ""} from ${units(state).length} ${name} units. The net is off the curve by ${num(worst(state).gap)} at most.`;
}
