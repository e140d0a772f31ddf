/** What the figure says of its state. */

import { num } from "../../ui/dom.js";
import { copies, done, off, SAMPLES } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** @type {Record<string, string>} */
const NAMES = { ring: "a ring", moons: "two moons", spiral: "a spiral" };

/** Where the samples are. @param {State} state */
export const result = (state) => `After ${done(state)} of ${state.steps} steps ${copies(state)} of ${SAMPLES} samples are copies of a training point; off the shape by ${num(off(state))}.`;

/** The twin of NoiseLab.describe. @param {any} state */
export const sentence = (state) =>
  `${state.count} training points on ${NAMES[state.shape]}, and a denoiser that is ${state.blur === 0 ? "exact" : `blurred by ${num(state.blur)}`}. ${result(state)}`;
