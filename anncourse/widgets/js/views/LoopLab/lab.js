/** The loop at the settings of the figure, as far as it has gone. */

import { Loop } from "../../core/datasets/loop.js";
import { remembered } from "../../core/numbers/remembered.js";

/** @typedef {{ rule: string, explore: string, offers: string, round: number, seed: number }} State */
/** @typedef {import("../../core/datasets/loop.js").Round} Round */

export const LAST = 15;
/** A loop that goes on from where it stands. */
const loop = remembered(6, ({ rule, explore, offers, seed }) => `${rule} ${explore} ${offers} ${seed}`,
  (/** @type {State} */ { rule, explore, offers, seed }) => new Loop({ rule, explore: Number(explore), fresh: offers === "new", seed }));

/** What happened up to the round. @param {State} state @returns {Round[]} */
export const rounds = (state) => loop(state).until(state.round);

/** @param {State} state */
export const last = (state) => rounds(state)[state.round];
