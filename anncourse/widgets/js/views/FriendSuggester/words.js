/** What is suggested, and how well the rule does, in words. */

import { num } from "../../ui/dom.js";
import { averaged, AVERAGING, chosen, common, EVERYONE, known, overall, partner, suggested } from "./guess.js";
import { LINKS, NAMES } from "./people.js";

/** @typedef {import("./guess.js").State} State */

/** "3", "1.44" @param {State} state @param {number} score */
export const written = ({ rule }, score) => num(score, rule === "common neighbors" || rule === "preferential attachment" ? 0 : 2);

/** @param {number} many @param {string} what */
const count = (many, what) => `${many} ${what}${many === 1 ? "" : "s"}`;

/** The rule, and its rounds. @param {State} state */
const ruled = ({ rule, rounds }) => (rule === AVERAGING ? `Averaging, after ${count(rounds, "round")},` : `The rule “${rule}”`);

/** What is found of all that is hidden. @param {State} state */
function score(state) {
  if (!state.hidden) return "Nothing is hidden.";
  const { auc, hits } = overall(state);
  return `${count(state.hidden, "friendship")} of ${LINKS.length} are hidden. ${ruled(state)} has an area under the curve of ${num(auc)}; ` +
    `of its best ${state.hidden} pairs ${hits} ${hits === 1 ? "is a hidden friendship" : "are hidden friendships"}.` +
    (state.rule === AVERAGING ? ` The mean cosine is ${num(averaged(state)[state.rounds].alike)}.` : "");
}

/** Who is suggested to one person. @param {State} state */
function list(state) {
  const { A } = known(state), one = NAMES.indexOf(state.person);
  const friends = A[one].reduce((sum, v) => sum + v, 0), best = suggested(state, 3);
  const who = best.map(({ pair, score }) => `${partner(state, pair)} (${written(state, score)})`).join(", ");
  return `${state.person} has ${count(friends, "friend")}. ${ruled(state)} suggests ${who || "nobody"}.`;
}

/** Why the two who are looked at. @param {State} state */
function why(state) {
  const pair = chosen(state);
  if (!pair) return "";
  const { A } = known(state), both = common(A, pair).map((k) => NAMES[k]);
  const now = A[pair[0]][pair[1]] ? "are friends" : "are no friends";
  return ` ${state.person} and ${state.other} ${now}, and share ${both.length ? both.join(", ") : "nobody"}.`;
}

/** The twin of FriendSuggester.describe. @param {any} state */
export const sentence = (state) => (state.person === EVERYONE ? score(state) : list(state) + why(state));
