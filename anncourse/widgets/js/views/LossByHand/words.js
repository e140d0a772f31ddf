/** What the line and its squares say. */

import { best, loss, residuals } from "../../core/training/line.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ slope: number, intercept: number, rain: number[] }} State */

export const FORECASTS = [0.1, 0.3, 0.5, 0.7, 0.9];

/** @param {State} state @returns {import("../../core/training/line.js").Point[]} */
export const days = ({ rain }) => rain.map((y, i) => [FORECASTS[i], y]);

/** How far each day lies above the line. @param {State} state */
export const misses = (state) => residuals(state, days(state));

/** @param {State} state */
export const lossOf = (state) => loss(state, days(state));

/** @param {State} state */
export const leastLoss = (state) => loss(best(days(state)), days(state));

/** "+ 0.00" @param {number} value */
const term = (value) => `${value < 0 ? "−" : "+"} ${num(Math.abs(value))}`;

/** The sum behind the loss. @param {State} state */
export const answer = (state) => `Squares of the misses: ${misses(state).map((miss) => num(miss * miss)).join(", ")}. Loss, their mean: ${num(lossOf(state))}.`;

/** The twin of LossByHand.describe. @param {any} state */
export const sentence = (state) => `The line ${num(state.slope, 1)} · forecast ${term(state.intercept)} over five days. ${answer(state)}`;
