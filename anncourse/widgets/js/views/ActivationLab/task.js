/** What questions may ask about. */

import { amount, FAINT, LOUD, named, probed, run } from "./words.js";

/** @typedef {import("../../ui/store.js").State} State */

export const quantities = {
  /** How much of a wiggle of 1 at the first layer is felt at the last, whatever its sign. @param {State} state */
  left: (state) => Math.abs(run(state).reach[0]),
  /** The same, as it is written by hand. @param {State} state */
  amount: (state) => amount(run(state).reach[0]),
  /** The slope under the probe. @param {State} state */
  slope: (state) => probed(state)[1],
  /** The name of the curve in text. @param {State} state */
  curve: ({ activation }) => named(activation),
};

export const judges = {
  /** It neither vanishes nor explodes, and the curve bends. @param {State} state */
  "comes through": (state) => state.activation !== "linear" && quantities.left(state) > FAINT && quantities.left(state) <= LOUD,
};
