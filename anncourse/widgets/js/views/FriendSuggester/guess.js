/** What is known, what is hidden, and who is suggested: figures/friend_suggester.py says the same. */

import { adamicAdar, apart, auc, best, commonNeighbors, graphOf, hide, jaccard, likeness, meanLikeness, neighborMeans, preferentialAttachment, rounded } from "../../core/datasets/friends.js";
import { Rng } from "../../core/numbers/rng.js";
import { LINKS, NAMES } from "./people.js";

/**
 * @typedef {import("../../core/datasets/friends.js").Pair} Pair
 * @typedef {import("../../core/datasets/friends.js").Graph} Graph
 * @typedef {{ person: string, other: string, rule: string, rounds: number, hidden: number, split: number, changed: Pair[] }} State
 */

export const EVERYONE = "everyone", NOBODY = "nobody", AVERAGING = "averaging";
/** Most rounds, numbers of each person, and how many pairs are looked at where nothing is hidden. */
export const ROUNDS = 30, NUMBERS = 16, LOOK = 25;

/** @type {Record<string, (A: Graph, pairs: Pair[]) => number[]>} */
const RULES = { "common neighbors": commonNeighbors, "Jaccard": jaccard, "Adamic-Adar": adamicAdar, "preferential attachment": preferentialAttachment };

/** Two people, the earlier one first. @param {Pair} pair @returns {Pair} */
const inOrder = ([i, j]) => [Math.min(i, j), Math.max(i, j)];
/** @param {Pair} a @param {Pair} b */
export const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Remembers the last answers, for all parts of the figure ask the same. @template T @param {(state: State) => string} key @param {(state: State) => T} work */
function keep(key, work) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (/** @type {State} */ state) => {
    const name = key(state), found = known.get(name) ?? work(state);
    if (known.size > 7) known.clear();
    known.set(name, found);
    return found;
  };
}

/** @param {State} state */
const asKnown = ({ changed, hidden, split }) => `${changed.join(" ")} ${hidden} ${split}`;

/** The graph without what is hidden, and with what the reader has changed. */
export const known = keep(asKnown, ({ changed, hidden, split }) => {
  const hits = new Set(hide(LINKS, hidden, split).map((pair) => pair.join()));
  const A = graphOf(NAMES.length, LINKS.filter((link) => !hits.has(link.join())));
  for (const [i, j] of changed) if (i !== j) A[i][j] = A[j][i] = 1 - A[i][j];
  const pairs = apart(A);
  return { A, pairs, y: pairs.map((pair) => hits.has(pair.join())) };
});

/** Everybody's numbers after each round, and what they are worth. */
export const averaged = keep(asKnown, (state) => {
  const { A, pairs, y } = known(state), rng = new Rng(state.split);
  let X = NAMES.map(() => rng.normal(0, 1, NUMBERS));
  return Array.from({ length: ROUNDS + 1 }, (_, round) => {
    if (round) X = neighborMeans(A, X);
    const scores = likeness(X, pairs);
    return { X, scores, auc: auc(scores, y), alike: meanLikeness(X) };
  });
});

/** Scores of all pairs that are not linked, by the rule that is chosen. */
const scored = keep((state) => `${asKnown(state)} ${state.rule} ${state.rounds}`, (state) => {
  const { A, pairs } = known(state);
  return state.rule === AVERAGING ? averaged(state)[state.rounds].scores : RULES[state.rule](A, pairs).map(rounded);
});

/** The best pairs of all, and how well the rule finds what is hidden. */
export const overall = keep((state) => `${asKnown(state)} ${state.rule} ${state.rounds}`, (state) => {
  const { pairs, y } = known(state), scores = scored(state), most = best(scores, state.hidden || LOOK);
  return {
    auc: state.rule === AVERAGING ? averaged(state)[state.rounds].auc : auc(scores, y),
    top: most.map((at) => ({ pair: pairs[at], score: scores[at], hit: y[at], shares: [] })),
    hits: most.filter((at) => y[at]).length,
  };
});

/** Who is suggested to the person, best first, or the best pairs of all; a score of 0 suggests nobody. @param {State} state @param {number} [many] */
export function suggested(state, many = 5) {
  const one = NAMES.indexOf(state.person), { A, y, pairs } = known(state);
  if (one < 0) return overall(state).top.slice(0, many);
  const mine = pairs.map((_, at) => at).filter((at) => pairs[at].includes(one)), all = scored(state), scores = mine.map((at) => all[at]);
  return best(scores, many).filter((at) => scores[at] > 0).map((at) => ({ pair: pairs[mine[at]], score: scores[at], hit: y[mine[at]], shares: common(A, pairs[mine[at]]) }));
}

/** Whom two people both know. @param {Graph} A @param {Pair} pair */
export const common = (A, [i, j]) => A.map((_, k) => k).filter((k) => A[i][k] && A[j][k]);

/** The person and the other, if they are two. @param {State} state @returns {Pair | null} */
export function chosen({ person, other }) {
  const pair = inOrder([NAMES.indexOf(person), NAMES.indexOf(other)]);
  return pair[0] < 0 || pair[0] === pair[1] ? null : pair;
}

/** What the reader has changed, with one pair more, or less. @param {State} state @param {Pair} pair */
export const flipped = ({ changed }, pair) =>
  changed.some((one) => same(inOrder(one), pair)) ? changed.filter((one) => !same(inOrder(one), pair)) : [...changed, pair];

/** Whose name stands beside the person's in a pair. @param {State} state @param {Pair} pair */
export const partner = ({ person }, [i, j]) => NAMES[NAMES[i] === person ? j : i];
