/** What the detector says. */

import { CELLS } from "../../core/images/scans.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ photograph: string, rounds: number, threshold: number, scan: boolean, place: number[] }} State */

/** How sure it is of one window. @param {number} score @param {number} threshold */
export const sure = (score, threshold) => `${num(score)} sure of a face: ${score >= threshold ? "it fires" : "it is silent"}.`;

/** How many windows fire. @param {[number, number]} fires on the face, and where no face is */
export const result = ([on, aside]) => `Of ${CELLS ** 2} windows ${on + aside} fire, ${aside} of them where no face is.`;

/** The twin of FaceWindow.describe, its first line. @param {any} state */
export const sentence = ({ photograph, rounds, threshold, place: [row, column] }) =>
  `A face detector after ${rounds} ${rounds === 1 ? "round" : "rounds"} of hard negatives, with threshold ${num(threshold)}, ` +
  `at row ${row} and column ${column} of the photograph ${photograph}.`;
