/** A neuron as a line: which points it gets right. */

import { num } from "../../ui/dom.js";

/** @typedef {import("../../ui/store.js").State} State */
/** @typedef {[number, number]} Point */

export const TASKS = /** @type {Record<string, number[]>} */ ({ AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] });
const CORNERS = /** @type {Point[]} */ ([[0, 0], [0, 1], [1, 0], [1, 1]]);

/** @param {State} state @returns {{ points: Point[], targets: number[] }} */
export const data = ({ task, points, targets }) => (TASKS[task] ? { points: CORNERS, targets: TASKS[task] } : { points, targets });

/** @param {State} state @param {Point} point */
export const sum = ({ weights, bias }, [x, y]) => weights[0] * x + weights[1] * y + bias;

/** For each point, whether the neuron answers what it should: 1 where the sum is zero or more. @param {State} state */
export const verdicts = (state) => data(state).points.map((point, i) => Number(sum(state, point) >= 0) === data(state).targets[i]);

/** @param {State} state */
export const right = (state) => verdicts(state).filter(Boolean).length;

/** Numbers of four decimals, and small enough for their traits; a line does not change with its scale. @param {number[]} numbers @param {number} [most] */
export function line(numbers, most = Infinity) {
  const scale = Math.min(1, most / Math.max(...numbers.map(Math.abs)));
  const [u, v, bias] = numbers.map((value) => Math.round(value * scale * 1e4) / 1e4);
  return { weights: [u, v], bias };
}

/** "(0, 1) and (1, 0)", with at most six digits @param {Point[]} points */
export const named = (points) =>
  new Intl.ListFormat("en").format(points.map((point) => `(${point.map((x) => Number(x.toPrecision(6))).join(",\u00a0")})`));

/** @param {State} state */
export function result(state) {
  const good = verdicts(state), wrong = data(state).points.filter((_, i) => !good[i]);
  return `${right(state)} of ${good.length} right${wrong.length ? `; wrong: ${named(wrong)}` : ""}.`;
}

/** "1.00 x₁ − 1.00 x₂ + 0.00" @param {State} state */
export const formula = ({ weights, bias }) =>
  `${num(weights[0])} x₁ ${[[weights[1], " x₂ "], [bias, ""]].map(([value, symbol]) => (value < 0 ? "− " : "+ ") + num(Math.abs(value)) + symbol).join("")}`;

/** The twin of DecisionLine.describe. @param {State} state */
export const summary = (state) => `A line that decides ${state.task}: the neuron answers 1 where ${formula(state)} is 0 or more. ${result(state)}`;
