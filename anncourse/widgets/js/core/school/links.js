/** Two functions in a row, u = f(x) and y = g(u), and what becomes of a small move of x. anncourse/widgets/figures/chain_lab.py says the same. */

import { ACTIVATIONS } from "../neurons/activations.js";

/** @type {Record<string, { f(v: number): number, df(v: number): number }>} */
export const LINKS = {
  double: { f: (v) => 2 * v, df: () => 2 },
  triple: { f: (v) => 3 * v, df: () => 3 },
  halve: { f: (v) => v / 2, df: () => 0.5 },
  flip: { f: (v) => 0 - v, df: () => -1 },
  square: { f: (v) => v * v, df: (v) => 2 * v },
  sigmoid: { f: ACTIVATIONS.sigmoid.f, df: (v) => ACTIVATIONS.sigmoid.df(v, ACTIVATIONS.sigmoid.f(v)) },
};

/**
 * Where x and x + move arrive, and the slopes on the way.
 * @param {string} inner the name of f
 * @param {string} outer the name of g
 * @param {number} x @param {number} move
 * @returns {{ u: number[], y: number[], slopes: number[] }} `u` and `y` without the move and with it
 */
export function through(inner, outer, x, move) {
  const f = LINKS[inner], g = LINKS[outer];
  const u = [f.f(x), f.f(x + move)];
  return { u, y: u.map(g.f), slopes: [f.df(x), g.df(u[0])] };
}
