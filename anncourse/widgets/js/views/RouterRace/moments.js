/** What there is to see of a race: the weights of all runs. */

import { Runs } from "../../core/modules/race.js";

/** Epochs from one moment to the next, and all of them. */
export const EVERY = 25, END = 1500;

/** @typedef {{ at: number, experts: number, weights: Float64Array }} Moment */

/** @param {import("../../core/modules/race.js").Race} race @param {number} at @returns {Moment} */
export const moment = (race, at) => ({ at, experts: race.experts, weights: race.weights.slice() });

/** @param {Moment} moment */
export const runs = ({ experts, weights }) => new Runs(experts, weights);

/** Of runs that train no more. @typedef {ReturnType<Runs["summary"]>} Summary @type {WeakMap<Runs, Record<string, Summary>>} */
const known = new WeakMap();

/** What a reader may ask about all runs, worked out once. @param {Runs} runs @param {boolean} alone @returns {Summary} */
export function summary(runs, alone) {
  const found = known.get(runs) ?? {};
  known.set(runs, found);
  return (found[String(alone)] ??= runs.summary(alone));
}
