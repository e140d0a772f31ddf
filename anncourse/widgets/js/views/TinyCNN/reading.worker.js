/** A network learns to read, step after step. */

import { lessons } from "../../core/images/lessons.js";
import { Reader } from "../../core/images/reader.js";
import { END, EVERY, moment } from "./moments.js";

/** @param {import("../../core/images/reader.js").Given & { params: Float64Array, orders: Int32Array[] }} asked  weights to begin with @returns {Generator<import("./moments.js").Moment, import("./moments.js").Moment[]>} */
export default function* ({ params, orders, ...given }) {
  const reader = new Reader(given), { net, X, y } = reader, step = lessons(net, X, y, orders);
  net.params.set(params);
  const moments = [moment(reader, 0)];
  for (let at = EVERY; at <= END; at += EVERY) {
    yield moments[moments.length - 1];
    for (let i = 0; i < EVERY; i++) step();
    moments.push(moment(reader, at));
  }
  return moments;
}
