/** A hundred nets, epoch after epoch, and what they look like on the way. */

import { Census } from "../../core/training/census.js";
import { END, EVERY, moment } from "./moments.js";

/** @param {import("../../core/training/census.js").Kind} kind @returns {Generator<import("./moments.js").Moment, import("./moments.js").Moment[]>} */
export default function* (kind) {
  const census = new Census(kind), moments = [moment(census, 0)];
  for (let at = EVERY; at <= END; at += EVERY) {
    yield moments[moments.length - 1];
    census.train(EVERY);
    moments.push(moment(census, at));
  }
  return moments;
}
