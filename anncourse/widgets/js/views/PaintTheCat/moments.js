/** What there is to see of a painter: its picture, and how close that is. */

import { decibels } from "../../core/training/painter.js";

/** Epochs from one moment to the next, and all of them; pixels in a row of the photograph. */
export const EVERY = 2, END = 40, COLUMNS = 90;

/** @typedef {{ at: number, picture: Uint8Array, seen: number, held: number }} Moment  levels from 0 to 255; decibels */

/** @param {import("../../core/training/painter.js").Painter} painter @param {number} at @returns {Moment} */
export function moment(painter, at) {
  const painted = painter.paint(), { task } = painter;
  return { at, picture: Uint8Array.from(painted, (color) => Math.round(255 * color)), seen: decibels(painted, task, 1), held: decibels(painted, task, 0) };
}
