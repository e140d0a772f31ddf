/** What questions may ask about. */

import { parse } from "../../core/inside/expression.js";
import { senders, slope, value, wiggled } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** @param {State} state @param {string} name */
const uses = ({ expression }, name) => {
  const nodes = parse(expression), at = nodes.findIndex(({ op }) => op === name);
  return nodes.flatMap(({ sources }) => sources).filter((source) => source === at).length;
};

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** @param {State} state */
  f: value,
  /** df/dx as it has come back. @param {State} state */
  dx: (state) => slope(state, "x"),
  /** @param {State} state */
  dy: (state) => slope(state, "y"),
  /** df/dx by a wiggle, which no join can spoil. @param {State} state */
  "wiggle of x": (state) => wiggled(state, "x"),
  /** How many ways lead out of x. @param {State} state */
  "uses of x": (state) => uses(state, "x"),
  /** How far what came back is from the wiggle. @param {State} state */
  gap: (state) => Math.max(Math.abs(slope(state, "x") - wiggled(state, "x")), Math.abs(slope(state, "y") - wiggled(state, "y"))),
};

/** @type {Record<string, (state: any) => boolean>} */
export const judges = {
  /** Every node has sent its gradient. @param {State} state */
  "all sent": (state) => state.step >= senders(parse(state.expression)),
};
