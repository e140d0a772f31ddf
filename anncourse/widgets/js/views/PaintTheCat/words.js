/** What the painter says. */

import { UNITS, WAVES } from "../../core/training/painter.js";
import { num } from "../../ui/dom.js";

/** @typedef {import("../../core/training/painter.js").Kind & { epochs: number }} State */

/** How close it is by now. @param {import("./moments.js").Moment | undefined} moment @param {number} bar */
export const result = (moment, bar) =>
  moment ? `Epoch ${moment.at}: held-out pixels ${num(moment.held, 1)} dB, seen ones ${num(moment.seen, 1)} dB. The mean of the neighbors: ${num(bar, 1)} dB.` :
    `Nothing is painted yet. The mean of the neighbors: ${num(bar, 1)} dB on held-out pixels.`;

/** The twin of PaintTheCat.describe. @param {any} state */
export const sentence = ({ inputs, frequency, epochs, seed }) =>
  `A network with two hidden layers of ${UNITS} units paints a cat from ` +
  `${inputs === "coordinates" ? "x and y" : `${WAVES} waves of frequencies around ${num(frequency, 0)}`}, at epoch ${epochs} (start ${seed}). ` +
  "Half of the pixels are held out.";
