/** What questions may ask about, beside the traits. */

import { run } from "../../core/sequences/memory.js";
import { left, short } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** What the memory holds at the end. @param {State} state */
  memory: (state) => run(state).memory[state.delay],
  /** How much a change of the first memory still changes the last one; and so in words. */
  left,
  "left written": (state) => short(left(state)),
  /** The share that the memory keeps at a step, or the weight on it. @param {State} state */
  keeps: (state) => run(state).keep[0],
  /** How much a change of the first number changes the memory at the end. @param {State} state */
  "first counts": (state) => Math.abs(run(state).counts[0]),
  /** The same for the number after it that changes it most; and so in words. @param {State} state */
  "noise counts": (state) => loudest(state),
  "noise written": (state) => short(loudest(state)),
};

/** @param {State} state */
const loudest = (state) => Math.max(...run(state).counts.slice(1).map(Math.abs));
