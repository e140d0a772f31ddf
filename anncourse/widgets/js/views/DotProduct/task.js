/** What questions may ask about, beside the traits. */

import { angle, dot, length } from "../../core/school/arrows.js";

/** @typedef {import("../../ui/store.js").State} State */

/** Degrees that a hand may be off. */
const NEAR = 3;

export const quantities = {
  /** @param {State} state */
  sum: ({ w, x }) => dot(w, x),
  /** @param {State} state */
  angle: ({ w, x }) => angle(w, x),
  /** @param {State} state */
  "length of x": ({ x }) => length(x),
};

export const judges = {
  /** @param {State} state */
  "right angle": ({ w, x }) => length(x) > 0.5 && Math.abs(angle(w, x) - 90) <= NEAR,
};
