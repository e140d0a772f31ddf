/** What is suggested, and how well the rule does, in words. */

import { num } from "../../ui/dom.js";
import { AVERAGING, common, EVERYONE, spoken } from "./novel.js";

/** @typedef {import("./novel.js").State} State @typedef {import("./novel.js").Novel} Novel */

/** "3", "1.44" @param {State} state @param {number} score */
export const written = ({ rule }, score) => num(score, rule === "common neighbors" || rule === "preferential attachment" ? 0 : 2);

/** @param {number} many @param {string} what */
const count = (many, what) => `${many} ${what}${many === 1 ? "" : "s"}`;

/** The rule, and its rounds. @param {State} state */
const ruled = ({ rule, rounds }) => (rule === AVERAGING ? `Averaging, after ${count(rounds, "round")},` : `The rule “${rule}”`);

/** What is found of all that is hidden. @param {Novel} novel @param {State} state */
function score(novel, state) {
  if (!state.hidden) return "Nothing is hidden.";
  const { auc, hits } = novel.overall(state);
  return `${count(state.hidden, "friendship")} of ${novel.links.length} are hidden. ${ruled(state)} has an area under the curve of ${num(auc)}; ` +
    `of its best ${state.hidden} pairs ${hits} ${hits === 1 ? "is a hidden friendship" : "are hidden friendships"}.` +
    (state.rule === AVERAGING ? ` The mean cosine is ${num(novel.averaged(state)[state.rounds].alike)}.` : "");
}

/** Who is suggested to one person. @param {Novel} novel @param {State} state */
function list(novel, state) {
  const best = novel.suggested(state, 3).map(({ pair, score }) => `${spoken(novel.partner(state, pair))} (${written(state, score)})`).join(", ");
  return `${spoken(state.person)} has ${count(novel.friends(state), "friend")}. ${ruled(state)} suggests ${best || "nobody"}.`;
}

/** Why the two who are looked at. @param {Novel} novel @param {State} state */
function why(novel, state) {
  const pair = novel.chosen(state);
  if (!pair) return "";
  const { A } = novel.known(state), both = common(A, pair).map((k) => spoken(novel.names[k]));
  const now = A[pair[0]][pair[1]] ? "are friends" : "are no friends";
  return ` ${spoken(state.person)} and ${spoken(state.other)} ${now}, and share ${both.length ? both.join(", ") : "nobody"}.`;
}

/** The twin of FriendSuggester.describe. @param {Novel} novel @param {any} state */
export const sentence = (novel, state) => (state.person === EVERYONE ? score(novel, state) : list(novel, state) + why(novel, state));
