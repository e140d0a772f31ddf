/** What questions may ask about. */

import { output, sum } from "./neuron.js";

/** @typedef {import("../../ui/store.js").State} State */

export const quantities = {
  output,
  z: sum,
  /** What the inputs put in, without the bias. @param {State} state */
  weighted: (state) => sum(state) - state.bias,
};
