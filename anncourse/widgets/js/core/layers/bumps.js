/**
 * One hidden layer put together by hand: each bump is a pair of sigmoid units, or three ReLU units, and the net is their sum.
 * anncourse/widgets/figures/bump_builder.py says the same.
 *
 * @typedef {object} Setting
 * @property {number[]} centers    of eight bumps
 * @property {number[]} heights
 * @property {number} bumps        how many of them take part
 * @property {number} width        of every bump, halfway up
 * @property {string} activation   "sigmoid" or "relu"
 * @typedef {{ at: number, steep: number, weight: number }} Unit  it adds weight · f(steep · (x − at))
 */

import { ACTIVATIONS } from "../neurons/activations.js";

/** How steep a sigmoid is: on a bump of width 1. */
const STEEP = 12;
/** Where the curve and the net are compared. */
export const GRID = Float64Array.from({ length: 201 }, (_, i) => i / 200);

/** The curve to be matched. @param {number} x */
export const target = (x) => Math.sin(2 * Math.PI * x) + Math.sin(6 * Math.PI * x) / 2;
export const TARGET = GRID.map(target);

/** The hidden units of one bump. @param {Setting} setting @param {number} k @returns {Unit[]} */
export function pair({ centers, heights, width, activation }, k) {
  const at = centers[k], height = heights[k];
  if (activation === "relu") return [-1, 0, 1].map((side) => ({ at: at + side * width, steep: 1, weight: ((side ? 1 : -2) * height) / width }));
  return [1, -1].map((sign) => ({ at: at - (sign * width) / 2, steep: STEEP / width, weight: sign * height }));
}

/** The hidden units of all bumps. @param {Setting} setting @returns {Unit[]} */
export const units = (setting) => Array.from({ length: setting.bumps }, (_, k) => pair(setting, k)).flat();

/** What some units add up to. @param {Setting} setting @param {Unit[]} list @param {ArrayLike<number>} xs */
export function sum({ activation }, list, xs) {
  const { f } = ACTIVATIONS[activation];
  return Float64Array.from(xs, (x) => list.reduce((total, { at, steep, weight }) => total + weight * f(steep * (x - at)), 0));
}

/** What the net answers. @param {Setting} setting @param {ArrayLike<number>} xs */
export const net = (setting, xs) => sum(setting, units(setting), xs);

/** How far the net is off the curve at most, and where. @param {Setting} setting */
export function worst(setting) {
  const answers = net(setting, GRID);
  let at = 0;
  const off = (/** @type {number} */ i) => Math.abs(answers[i] - TARGET[i]);
  for (let i = 1; i < GRID.length; i++) if (off(i) > off(at)) at = i;
  return { gap: off(at), x: GRID[at], answer: answers[at], wanted: TARGET[at] };
}
