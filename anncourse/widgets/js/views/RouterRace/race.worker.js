/** Forty mixtures, epoch after epoch, and what they look like on the way. */

import { Race } from "../../core/modules/race.js";
import { END, EVERY, moment } from "./moments.js";

/** @param {import("../../core/modules/race.js").Kind} kind @returns {Generator<import("./moments.js").Moment, import("./moments.js").Moment[]>} */
export default function* (kind) {
  const race = new Race(kind), moments = [moment(race, 0)];
  for (let at = EVERY; at <= END; at += EVERY) {
    yield moments[moments.length - 1];
    race.train(EVERY);
    moments.push(moment(race, at));
  }
  return moments;
}
