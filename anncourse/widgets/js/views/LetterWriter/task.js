/** What questions may ask about. */

import { Writers } from "../../core/sequences/letters.js";

/** @typedef {import("./words.js").State} State */

/**
 * @param {(state: any) => Writers} of  who has read what the state's page has
 * @returns {Record<string, (state: any) => number>}
 */
export const quantitiesOf = (of) => ({
  /** How many letters stand on the page. @param {State} state */
  "letters": ({ text }) => text.length,
  /** Bits that a letter of the page costs the network. @param {State} state */
  "bits of the network": (state) => of(state).bits(state.text).network,
  /** And the 6-gram. @param {State} state */
  "bits of the 6-gram": (state) => of(state).bits(state.text).gram,
  /** By how much less the 6-gram pays. @param {State} state */
  "lead of the 6-gram": (state) => {
    const { network, gram } = of(state).bits(state.text);
    return network - gram;
  },
  /** Percent that the network gives to a star, at temperature 1. @param {State} state */
  "network star": (state) => 100 * of(state).read(state.text).network[of(state).letters.indexOf("*")],
  /** And the 6-gram. @param {State} state */
  "6-gram star": (state) => 100 * of(state).read(state.text).gram[of(state).letters.indexOf("*")],
});

/** Without a page both read here and now. @type {Writers | undefined} */
let known;
export const quantities = /* @__PURE__ */ quantitiesOf((/** @type {any} */ { read, weights }) => (known ??= new Writers(read, weights)));
