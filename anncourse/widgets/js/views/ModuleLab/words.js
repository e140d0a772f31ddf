/** What the figure says of its nets. */

import { HANDS } from "../../core/modules/sums.js";

/** @typedef {{ net: string, left: number, right: number, hand: number, broken: number }} State */

/** @type {Record<string, string>} */
const NAMES = { modules: "Two modules and an adder", "one net": "One net", "learned adder": "Two modules and a learned layer" };

/** How often it is right. @param {{ seen: number, unseen: number }} rates in percent */
export const result = ({ seen, unseen }) => `Right: ${seen.toFixed(0)} of 100 on pairs of training, ${unseen.toFixed(0)} of 100 on pairs never seen.`;

/** A cell of the table. @param {number} left @param {number} right @param {number} count @param {boolean} unseen */
export const cell = (left, right, count, unseen) => `${left} + ${right}, ${unseen ? "never seen" : "seen in training"}: ${count} of ${HANDS} right`;

/** The twin of ModuleLab.describe. @param {any} state */
export const sentence = ({ net, left, right, broken }) =>
  `${NAMES[net]}${broken ? `, ${broken} ${broken === 1 ? "unit" : "units"} silent` : ""}, on all pairs of digits: those of training ` +
  `and 20 that it never showed. Now ${left} and ${right}.`;
