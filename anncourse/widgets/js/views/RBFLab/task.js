/** What questions may ask about, beside the traits. */

import { look } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** On the points. @param {State} state */
  error: (state) => look(state).error,
  /** What the radial net says at the probe. @param {State} state */
  says: (state) => look(state).says,
  /** What the net says where no bump reaches. @param {State} state */
  bias: (state) => look(state).net.b,
  /** How near the probe is to a center. @param {State} state */
  nearness: (state) => look(state).near,
  /** What the rival says at the probe. @param {State} state */
  "rival says": (state) => look(state).rival,
};
