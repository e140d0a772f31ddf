/** What an alarm means: whom a threshold finds and spares, and a thousand people of whom some are ill. */

/** Shares from 0 to 1. @typedef {{ sensitivity: number, specificity: number }} Rates */
/** How many of a thousand people are what; their sum is 1000. @typedef {{ caught: number, false: number, missed: number, spared: number }} Crowd */

export const PEOPLE = 1000;

/** How many of the scores reach the threshold. @param {number[]} scores @param {number} threshold */
export const found = (scores, threshold) => scores.reduce((sum, score) => sum + Number(score >= threshold), 0);

/** @param {{ ill: number[], well: number[], threshold: number }} people @returns {Rates} */
export const rates = ({ ill, well, threshold }) =>
  ({ sensitivity: found(ill, threshold) / ill.length, specificity: (well.length - found(well, threshold)) / well.length });

/** The share of alarms that are right, by Bayes' rule; 0 where nothing gives an alarm. @param {Rates} rates @param {number} prevalence a share */
export function shareRight({ sensitivity, specificity }, prevalence) {
  const right = prevalence * sensitivity, alarms = right + (1 - prevalence) * (1 - specificity);
  return alarms ? right / alarms : 0;
}

/** What becomes of a thousand people, so many of them ill. @param {Rates} rates @param {number} ill @returns {Crowd} */
export function crowd({ sensitivity, specificity }, ill) {
  const caught = Math.floor(ill * sensitivity + 0.5), wrong = Math.floor((PEOPLE - ill) * (1 - specificity) + 0.5);
  return { caught, false: wrong, missed: ill - caught, spared: PEOPLE - ill - wrong };
}
