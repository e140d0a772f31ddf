/** The question before the figure moves, and the goal after. */

import { best, data, named, right } from "./line.js";

/** @typedef {import("../../ui/store.js").State} State */

const WALL = "Added up, the two 1s need w₁ + w₂ + 2b ≥ 0 and the two 0s need it below 0.";
const NEXT = /** @type {Record<string, string>} */ ({ AND: "Now OR.", OR: "Now XOR.", XOR: `No line does better. ${WALL}` });

/** @param {State} start */
export function predict(start) {
  const { points, targets } = data(start), total = points.length, { most } = best(start);
  const of = (/** @type {number} */ target) => named(points.filter((_, i) => targets[i] === target));
  const top = Math.min(total, most + 1);
  const why = `It is ${most}. ${most === total ? "A line fits between the two kinds." : start.task === "XOR" ? WALL : ""}`;
  return {
    question: `One straight line must put ${of(1)} on one side and ${of(0)} on the other. How many of them can it get right?`,
    options: [top - 2, top - 1, top].map((count) => ({ text: `${count}`, correct: count === most, why })),
    task: "Now drag the line and find out.",
    asked: (/** @type {State} */ state) => state.task === start.task && right(state) >= most,
  };
}

/** @param {State} state */
export function check(state) {
  const solved = right(state) >= best(state).most;
  return { solved, say: (solved && NEXT[state.task]) || `${right(state)} of ${data(state).points.length} right.` };
}
