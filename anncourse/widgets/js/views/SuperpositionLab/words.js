/** What the figure says of its state. */

import { back, told } from "../../core/inside/superposition.js";
import { num } from "../../ui/dom.js";
import { net } from "./nets.js";

/** @typedef {import("./nets.js").State} State */

/** How many features are told. @param {State} state */
export const room = (state) => `Each of five features is on in ${state.chance}\u00a0% of the inputs: two numbers tell ${told(net(state))} of them.`;

/** The twin of SuperpositionLab.describe. @param {any} state */
export function sentence(state) {
  const names = state.on.flatMap((/** @type {number} */ on, /** @type {number} */ i) => (on ? [i + 1] : []));
  return `${room(state)} On: ${names.join(" ") || "none"}. Back come ${back(net(state), state.on).map((y) => num(y)).join(" ")}.`;
}
