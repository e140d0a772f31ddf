/** What questions may ask about, beside the traits. */

import { GLIDES } from "../../core/images/ear.js";
import { listener } from "./hearing.js";

/** @typedef {import("./words.js").State} State */

/** @param {(state: any) => { network: ArrayLike<number>, average: ArrayLike<number> }} hear */
export const quantitiesOf = (hear) => ({
  /** How sure the network is of what was said. @param {any} state */
  network: (state) => hear(state).network[GLIDES.indexOf(state.glide)],
  /** How sure the average over time is of what was said. @param {any} state */
  average: (state) => hear(state).average[GLIDES.indexOf(state.glide)],
});

/** Without a page the state brings the ears along. */
export const quantities = /* @__PURE__ */ quantitiesOf((state) => listener(state.ears)(state));
