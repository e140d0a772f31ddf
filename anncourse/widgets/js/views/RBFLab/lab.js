/** The points, the bumps fitted to them, and their rival: figures/rbf_lab.py says the same. */

import { answers, fitRbf, nearness, says } from "../../core/centers/rbf.js";
import { remembered } from "../../core/numbers/remembered.js";
import { Rng } from "../../core/numbers/rng.js";
import { rms } from "../../core/training/least_norm.js";

/** @typedef {{ centers: number[], width: number, probe: number, ridge: number, rival: number[][] }} State */

const COUNT = 32, SEED = 12, NOISE = 0.15;
/** Where points lie, and where the plane ends. */
export const KNOWN = 4, EDGE = 10;
export const GRID = Float64Array.from({ length: 241 }, (_, i) => -EDGE + (i * EDGE) / 120);

const rng = new Rng(SEED);
const x = rng.uniform(0, 1, COUNT).map((share, i) => (2 * KNOWN * (i + share)) / COUNT - KNOWN);
const off = rng.normal(0, 1, COUNT);
/** A slope and a wave, with noise. */
export const POINTS = { x, y: x.map((at, i) => 2 + 0.35 * at + 1.2 * Math.sin(at) + NOISE * off[i]) };

/** The radial net. */
export const net = remembered(8, ({ centers, width, ridge }) => [width, ridge, ...centers].join(" "),
  (/** @type {State} */ { centers, width, ridge }) => fitRbf({ centers, width }, POINTS.x, POINTS.y, ridge));

/** What the rival says. @param {State} state @param {number} at */
export const rival = (state, at) => state.rival.reduce((sum, [weight, bias, height]) => sum + height * Math.max(weight * at + bias, 0), 0);

/** All that is said of a state. @param {State} state */
export function look(state) {
  const one = net(state), at = [state.probe];
  return { net: one, error: rms(says(one, POINTS.x), POINTS.y), says: says(one, at)[0], near: nearness(one, at)[0], rival: rival(state, state.probe) };
}

/** Each bump times its height, over GRID. @param {import("../../core/centers/rbf.js").Net} one */
export function bumps(one) {
  const k = one.w.length, all = answers(GRID, one);
  return Array.from(one.w, (height, j) => GRID.map((_, i) => height * all[i * k + j]));
}
