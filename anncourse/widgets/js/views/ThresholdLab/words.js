/** What the threshold and the thousand say. */

import { PEOPLE, crowd, found, rates } from "../../core/training/screening.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ threshold: number, prevalence: number, ill: number[], well: number[] }} State */

/** @param {State} state */
export const peopleOf = (state) => crowd(rates(state), state.prevalence);

/** Whom the threshold finds and spares. @param {State} state */
const known = ({ threshold, ill, well }) =>
  `Threshold ${num(threshold)} finds ${found(ill, threshold)} of ${ill.length} ill and spares ${well.length - found(well, threshold)} of ${well.length} well.`;

/** What its alarms mean. @param {State} state */
export function answer(state) {
  const { caught, false: wrong, missed } = peopleOf(state);
  return `Of ${PEOPLE} people, ${state.prevalence} ill: ${caught + wrong} alarms, ${caught} of them right, ${missed} missed.`;
}

/** The twin of ThresholdLab.describe. @param {any} state */
export const sentence = (state) => `${known(state)} ${answer(state)}`;
