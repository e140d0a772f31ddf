/** What questions may ask about. */

import { data, right } from "./line.js";

/** @typedef {import("../../ui/store.js").State} State */

/** In degrees, from 0 to 180: a line has no arrow. @param {State} state */
const direction = ({ weights: [u, v] }) => ((((Math.atan2(v, u) * 180) / Math.PI) % 180) + 180) % 180;

export const quantities = {
  /** How many points are on their own side. */
  right,
  direction,
  /** How far the line is from (0, 0). @param {State} state */
  distance: ({ weights, bias }) => Math.abs(bias) / Math.hypot(...weights),
};

export const judges = {
  /** @param {State} state */
  "all right": (state) => right(state) === data(state).points.length,
};
