/** What the figure says. */

import { num } from "../../ui/dom.js";
import { heldOut, offered } from "./lab.js";

/** @typedef {import("./lab.js").State} State */

/** Events that are offered. */
export const TOP = 5;

/** @param {State} state */
const rule = ({ rule, rank }) =>
  ({ popular: "Popularity", neighbors: "Likeness of events", factors: `A table of ${rank} number${rank > 1 ? "s" : ""} for each` })[rule];

/** @param {number[]} events counted from 1 */
const listed = (events) => events.map((j) => `E${j}`).join(", ");

/** Where the guest was. @param {number[]} mine */
export const names = (mine) => listed(mine.flatMap((there, j) => (there ? [j + 1] : [])));

/** What is offered. @param {State} state */
export const offer = (state) => `${rule(state)} offers ${listed(offered(state).slice(0, TOP)) || "nothing"}.`;

/** How good the rule is. @param {State} state */
export const quality = (state) => `A visit left out scores above one that was missed with a chance of ${num(heldOut(state))}.`;

/** The twin of RecommenderLab.describe. @param {any} state */
export const sentence = (state) => `A guest was at ${names(state.mine) || "no event"}. ${offer(state)} ${quality(state)}`;
