/** A network learns to paint, epoch after epoch. */

import { Painter, task } from "../../core/training/painter.js";
import { COLUMNS, END, EVERY, moment } from "./moments.js";

/** @param {import("../../core/training/painter.js").Kind & { pixels: string }} asked @returns {Generator<import("./moments.js").Moment, import("./moments.js").Moment[]>} */
export default function* ({ pixels, ...kind }) {
  const painter = new Painter(task(pixels, COLUMNS, kind.seed), kind), moments = [moment(painter, 0)];
  for (let at = EVERY; at <= END; at += EVERY) {
    yield moments[moments.length - 1];
    painter.train(EVERY);
    moments.push(moment(painter, at));
  }
  return moments;
}
