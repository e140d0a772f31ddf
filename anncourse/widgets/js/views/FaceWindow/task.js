/** What questions may ask about, beside the traits. */

import { CELLS, Scans } from "../../core/images/scans.js";

/** @typedef {import("./words.js").State} State */

/**
 * @param {(state: any) => Scans} of  what the state's page has
 * @returns {Record<string, (state: any) => number>}
 */
export const quantitiesOf = (of) => ({
  /** Windows that fire where no face is, and on the face. @param {State} state */
  "false alarms": (state) => of(state).fires(state.photograph, state.rounds, state.threshold)[1],
  /** @param {State} state */
  "on her face": (state) => of(state).fires(state.photograph, state.rounds, state.threshold)[0],
  /** Windows of a hundred that fire. @param {State} state */
  "firing share": (state) => Math.round((100 * of(state).firing(state.photograph, state.rounds, state.threshold).length) / CELLS ** 2),
  /** How sure it is at the window. @param {State} state */
  score: (state) => of(state).at(state.photograph, state.rounds, state.place),
});

/** Without a page the text stands in the state. @type {Map<string, Scans>} */
const known = new Map();

/** @param {{ scans: string }} state */
function read({ scans }) {
  const found = known.get(scans) ?? new Scans(scans);
  known.set(scans, found);
  return found;
}
export const quantities = /* @__PURE__ */ quantitiesOf(read);
