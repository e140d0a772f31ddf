/** What the shop says. */

import { ITEMS, PLACES, SHOPPERS } from "../../core/datasets/loop.js";
import { num } from "../../ui/dom.js";
import { quantities } from "./task.js";

/** @typedef {import("./lab.js").State} State */

const RULES = { factors: "five numbers for each", popular: "popularity", chance: "chance" };

/** What came of it. @param {State} state */
export function result(state) {
  const { shown, chosen, taste, alike } = quantities;
  return `Round ${state.round}: ${num(shown(state), 0)}\u00a0% of the items are shown to anybody, ${num(chosen(state), 0)}\u00a0% are chosen; ` +
    `two lists share ${num(alike(state), 1)} of ten; the taste for the choices is ${num(taste(state))}.`;
}

/** The twin of LoopLab.describe. @param {any} state */
export const sentence = (state) =>
  `A shop offers ${PLACES} of ${ITEMS} items to each of ${SHOPPERS} shoppers, by ${RULES[/** @type {"chance"} */ (state.rule)]}` +
  `${state.explore === "0" ? "" : `, ${state.explore} of the ten places by chance`}${state.offers === "new" ? ", nothing that a shopper has" : ""}. ${result(state)}`;
