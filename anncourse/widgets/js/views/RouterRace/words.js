/** What the race says. */

import { RUNS } from "../../core/modules/race.js";

/** @typedef {import("../../core/modules/race.js").Kind & { alone: boolean, run: number, epochs: number }} State */

/** How they do by now. @param {State} state @param {number} at @param {{ median: number, specialists: number }} found */
export const result = ({ alone }, at, { median, specialists }) =>
  `Epoch ${at}: off by ${median.toFixed(2)} in the median${alone ? `; in ${specialists} of ${RUNS} runs each piece has an expert of its own.` : ", when all experts answer."}`;

/** The twin of RouterRace.describe. @param {any} state */
export const sentence = ({ experts, balance, seed, epochs, alone, run }) =>
  `${RUNS} mixtures of ${experts} experts on three lines, balance ${balance} (start ${seed}), at epoch ${epochs}; ` +
  `${alone ? "one expert answers alone" : "all answer"}. Now run ${run}.`;
