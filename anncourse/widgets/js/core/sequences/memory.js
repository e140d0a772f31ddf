/**
 * One memory, unrolled: what it holds at each step, and how much of each step still counts at the last one.
 * anncourse/widgets/figures/rnn_unroller/memory.py says the same.
 */

import { remembered } from "../numbers/remembered.js";
import { Rng } from "../numbers/rng.js";
import { elman, lstm } from "./cells.js";

/** @typedef {{ cell: "plain" | "gated", feedback: number, forget: number, valve: number, delay: number, first: number, noise: number, seed: number }} Setting */

/** The bias that holds the output gate open. */
const OPEN = 5;

/** A cell of one unit: plain, or one whose input gate listens to a mark. @param {Setting} setting */
const cellOf = ({ cell, feedback, forget, valve }) =>
  cell === "plain" ? elman({ W: [1], U: [feedback], b: [0] })
    : lstm({ W: [0, 0, 1, 0, 2 * valve, 0, 0, 0], U: [0, 0, 0, 0], b: [-valve, forget, 0, OPEN] });

/** The first number, and noise after it. @param {Setting} setting */
export function inputs({ delay, first, noise, seed }) {
  const rest = new Rng(seed).uniform(-1, 1, delay);
  return Float64Array.from({ length: delay + 1 }, (_, t) => (t ? noise * rest[t - 1] : first));
}

/**
 * @typedef {object} Run
 * @property {Float64Array} x       what went in, at steps 0 to delay
 * @property {Float64Array} memory  what the memory held after each step
 * @property {number[]} keep        how wide the way from the memory before it was
 * @property {number[]} admit       how wide the way in was
 * @property {Float64Array} kept    d memory at the end / d memory at a step
 * @property {Float64Array} counts  d memory at the end / d x at a step
 */

/** What becomes of a setting. */
export const run = remembered(4, ({ cell, feedback, forget, valve, delay, first, noise, seed }) => [cell, feedback, forget, valve, delay, first, noise, seed].join(), through);

/** @param {Setting} setting @returns {Run} */
function through(setting) {
  const cell = cellOf(setting), plain = setting.cell === "plain", where = plain ? 0 : 1;
  const x = inputs(setting), n = x.length;
  let state = cell.start();
  const memory = new Float64Array(n), caches = [];
  for (let t = 0; t < n; t++) {
    const after = cell.step(plain ? [x[t]] : [x[t], t ? 0 : 1], state);
    memory[t] = (state = after.state)[where][0];
    caches.push(after.cache);
  }
  const kept = new Float64Array(n), counts = new Float64Array(n);
  let dstate = cell.start();
  dstate[where][0] = 1;
  for (let t = n - 1; t >= 0; t--) {
    kept[t] = dstate[where][0];
    const before = cell.stepBack(dstate, caches[t]);
    counts[t] = before.dx[0];
    dstate = before.dstate;
  }
  const keep = caches.map(({ f }) => (plain ? setting.feedback : f[0])), admit = caches.map(({ i }) => (plain ? 1 : i[0]));
  return { x, memory, keep, admit, kept, counts };
}
