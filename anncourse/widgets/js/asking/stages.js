/**
 * How far a reader is on the way to a goal. Knows nothing of a page.
 *
 * @typedef {import("../ui/store.js").State} State
 * @typedef {import("./judges.js").Judge} Judge
 * @typedef {{ question: string, stages: { judge: Judge, say: string }[], hints: string[], solution: State[] }} Goal
 */

import { holds } from "./judges.js";

/** Which stages hold; the goal is reached when all do. @param {Goal} goal @param {State} state @param {State} start @param {import("./judges.js").Figure} figure */
export const stagesMet = ({ stages }, state, start, figure) => stages.map(({ judge }) => holds(judge, state, start, figure));
