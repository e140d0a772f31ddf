/** What questions may ask about, beside the traits. */

import { now, told } from "./story.js";

/** @typedef {import("./story.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Corrections so far. @param {State} state */
  mistakes: (state) => now(state).mistakes,
  /** Corrections in all, or in 500 times through the points. @param {State} state */
  total: (state) => told(state).run.corrections.length,
  /** How many points it gets right now. @param {State} state */
  right: (state) => now(state).right,
  /** @param {State} state */
  "most mistakes": (state) => Math.floor(told(state).best.bound),
  /** @param {State} state */
  margin: (state) => told(state).best.margin,
  /** @param {State} state */
  radius: (state) => told(state).best.radius,
};

/** @type {Record<string, (state: any) => boolean>} */
export const judges = {
  /** Some line parts the points. @param {State} state */
  parted: (state) => told(state).best.margin > 0,
  /** It has looked at all points once more, and nothing was wrong. @param {State} state */
  done: (state) => told(state).run.converged && state.looks >= told(state).end,
  /** It corrects for ever. @param {State} state */
  "never done": (state) => !told(state).run.converged,
};
