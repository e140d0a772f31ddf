/** What the lab says. */

import { sum } from "../../core/neurons/perceptron.js";
import { num } from "../../ui/dom.js";
import { now } from "./story.js";

/** @typedef {import("./story.js").State} State */

/** A bound above it says nothing that a reader could wait for. */
const UNTOLD = 1_000_000;

const many = (/** @type {number} */ count, /** @type {string} */ what) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** @param {number} bound */
export const most = (bound) => (Math.floor(bound) <= UNTOLD ? String(Math.floor(bound)) : "more than a million");

/** The twin of PerceptronLab.describe. @param {any} state */
export function sentence(state) {
  const { y, mistakes, right, w, b, bias, best } = now(state);
  const numbers = (bias ? [...w, b] : w).map((value) => num(value)).join(", ");
  const promise = best.margin ? `With R ${num(best.radius)} and margin ${num(best.margin, 3)} it makes at most ${most(best.bound)}.` :
    "No line parts the points, and nothing bounds its mistakes.";
  return `A perceptron on ${y.length} points, after ${many(state.looks, "look")}: ${many(mistakes, "mistake")}, right about ${right} of ${y.length}. ` +
    `Weights ${numbers}.${state.bound ? ` ${promise}` : ""}`;
}

/** What the last look was. @param {any} state */
export function look(state) {
  const { looks, point, before, X, y, error, run, end } = now(state);
  if (!looks) return "All weights are 0. It says yes to everything.";
  const z = sum(X[point], before.w, before.b), says = z >= 0 ? "yes" : "no";
  const first = `Point ${point + 1}: the sum is ${num(z)}, it says ${says}.`;
  if (error) return `${first} Wrong: ${error > 0 ? "add" : "subtract"} the point.`;
  return `${first} Right: nothing changes${run.converged && looks >= end ? " any more" : ""}.`;
}
