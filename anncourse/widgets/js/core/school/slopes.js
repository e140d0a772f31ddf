/** Three curves that know their own slope, and the slope over a step. anncourse/widgets/figures/slope_lab.py says the same. */

import { ACTIVATIONS } from "../neurons/activations.js";

/** @type {Record<string, { f(x: number): number, df(x: number): number }>} */
export const CURVES = {
  parabola: { f: (x) => x * x, df: (x) => 2 * x },
  wave: { f: Math.sin, df: Math.cos },
  sigmoid: { f: ACTIVATIONS.sigmoid.f, df: (x) => ACTIVATIONS.sigmoid.df(x, ACTIVATIONS.sigmoid.f(x)) },
};

/** How much the curve changes over a step, for each unit of the step. @param {string} curve @param {number} x @param {number} step */
export const secant = (curve, x, step) => (CURVES[curve].f(x + step) - CURVES[curve].f(x)) / step;
