/** The loop at the settings of the figure, as far as it has gone. */

import { Loop } from "../../core/datasets/loop.js";

/** @typedef {{ rule: string, explore: string, offers: string, round: number, seed: number }} State */
/** @typedef {import("../../core/datasets/loop.js").Round} Round */

export const LAST = 15;
/** Loops that are remembered. */
const MOST = 6;
/** @type {Map<string, Loop>} */
const known = new Map();

/** What happened up to the round. @param {State} state @returns {Round[]} */
export function rounds({ rule, explore, offers, round, seed }) {
  const key = `${rule} ${explore} ${offers} ${seed}`, loop = known.get(key) ?? new Loop({ rule, explore: Number(explore), fresh: offers === "new", seed });
  known.delete(key);
  known.set(key, loop);
  if (known.size > MOST) known.delete(/** @type {string} */ (known.keys().next().value));
  return loop.until(round);
}

/** @param {State} state */
export const last = (state) => rounds(state)[state.round];
