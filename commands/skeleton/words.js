/** The figure in numbers and in words. */

import { num } from "../../ui/dom.js";

/** @typedef {import("../../ui/store.js").State} State */

/** The line at x. @param {State} state @param {number} x */
export const height = ({ slope }, x) => slope * x;

/** The twin of NewFigure.describe. @param {State} state */
export const sentence = ({ slope }) =>
  `A line of slope ${num(slope)}: it ${slope < 0 ? "falls" : slope ? "rises" : "is level"}.`;
