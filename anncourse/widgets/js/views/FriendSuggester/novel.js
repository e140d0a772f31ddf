/** The graph as the figure brings it along: what is known, what is hidden, who is suggested. figures/friend_suggester/widget.py says the same. */

import { adamicAdar, apart, auc, best, commonNeighbors, graphOf, hide, jaccard, likeness, meanLikeness, neighborMeans, preferentialAttachment, rounded } from "../../core/datasets/friends.js";
import { remembered } from "../../core/numbers/remembered.js";
import { Rng } from "../../core/numbers/rng.js";

/**
 * @typedef {import("../../core/datasets/friends.js").Pair} Pair
 * @typedef {import("../../core/datasets/friends.js").Graph} Graph
 * @typedef {{ person: string, other: string, rule: string, rounds: number, hidden: number, split: number, changed: Pair[] }} State
 * @typedef {{ pair: Pair, score: number, hit: boolean, shares: number[] }} Guess  two people, and whom they share
 */

export const EVERYONE = "everyone", AVERAGING = "averaging";
/** Most rounds, numbers of each person, and how many pairs are looked at where nothing is hidden. */
export const ROUNDS = 30, NUMBERS = 16, LOOK = 25;
/** Answers that are remembered. */
const KEPT = 7;

/** @type {Record<string, (A: Graph, pairs: Pair[]) => number[]>} */
const RULES = { "common neighbors": commonNeighbors, "Jaccard": jaccard, "Adamic-Adar": adamicAdar, "preferential attachment": preferentialAttachment };

/** "Mlle Gillenormand" for "MlleGillenormand". @param {string} name */
export const spoken = (name) => name.replace(/([a-z])(?=[A-Z])/g, "$1 ");

/** Two people, the earlier one first. @param {Pair} pair @returns {Pair} */
const inOrder = ([i, j]) => [Math.min(i, j), Math.max(i, j)];

/** @param {State} state */
const asKnown = ({ changed, hidden, split }) => `${changed.join(" ")} ${hidden} ${split}`;
/** @param {State} state */
const asScored = (state) => `${asKnown(state)} ${state.rule} ${state.rounds}`;

/** Who is linked with whom, and the suggestions to make of it. */
export class Novel {
  /** @param {string} text  the people, the links between them, and their places on the page in thousandths, as JSON */
  constructor(text) {
    /** @type {{ names: string[], links: Pair[], places: Pair[] }} */
    const { names, links, places } = JSON.parse(text);
    this.names = names;
    this.links = links;
    this.places = places;
  }

  /** The graph without what is hidden, and with what the reader has changed. */
  known = remembered(KEPT, asKnown, ({ changed, hidden, split }) => {
    const secret = new Set(hide(this.links, hidden, split).map(String));
    const A = graphOf(this.names.length, this.links.filter((link) => !secret.has(String(link))));
    for (const [i, j] of changed) if (i !== j) A[i][j] = A[j][i] = 1 - A[i][j];
    const pairs = apart(A);
    return { A, pairs, y: pairs.map((pair) => secret.has(String(pair))) };
  });

  /** Everybody's numbers after each round, and what they are worth. */
  averaged = remembered(KEPT, asKnown, (state) => {
    const { A, pairs, y } = this.known(state), rng = new Rng(state.split);
    let X = this.names.map(() => rng.normal(0, 1, NUMBERS));
    return Array.from({ length: ROUNDS + 1 }, (_, round) => {
      if (round) X = neighborMeans(A, X);
      const scores = likeness(X, pairs);
      return { X, scores, auc: auc(scores, y), alike: meanLikeness(X) };
    });
  });

  /** Scores of all pairs that are not linked, by the rule that is chosen. */
  scored = remembered(KEPT, asScored, (state) => {
    const { A, pairs } = this.known(state);
    return state.rule === AVERAGING ? this.averaged(state)[state.rounds].scores : RULES[state.rule](A, pairs).map(rounded);
  });

  /** The best pairs of all, and how well the rule finds what is hidden. */
  overall = remembered(KEPT, asScored, (state) => {
    const { pairs, y } = this.known(state), scores = this.scored(state), most = best(scores, state.hidden || LOOK);
    return {
      auc: state.rule === AVERAGING ? this.averaged(state)[state.rounds].auc : auc(scores, y),
      top: most.map((at) => /** @type {Guess} */ ({ pair: pairs[at], score: scores[at], hit: y[at], shares: [] })),
      hits: most.filter((at) => y[at]).length,
    };
  });

  /** Who is suggested to the person, best first, or the best pairs of all; a score of 0 suggests nobody. @param {State} state @param {number} [many] @returns {Guess[]} */
  suggested(state, many = 5) {
    const one = this.names.indexOf(state.person), { A, y, pairs } = this.known(state);
    if (one < 0) return this.overall(state).top.slice(0, many);
    const mine = pairs.map((_, at) => at).filter((at) => pairs[at].includes(one)), all = this.scored(state), scores = mine.map((at) => all[at]);
    return best(scores, many).filter((at) => scores[at] > 0)
      .map((at) => ({ pair: pairs[mine[at]], score: scores[at], hit: y[mine[at]], shares: common(A, pairs[mine[at]]) }));
  }

  /** How many friends the person has. @param {State} state */
  friends(state) {
    return this.known(state).A[this.names.indexOf(state.person)]?.reduce((sum, one) => sum + one, 0) ?? 0;
  }

  /** The person and the other, if they are two. @param {State} state @returns {Pair | null} */
  chosen({ person, other }) {
    const pair = inOrder([this.names.indexOf(person), this.names.indexOf(other)]);
    return pair[0] < 0 || pair[0] === pair[1] ? null : pair;
  }

  /** Whoever stands beside the person in a pair. @param {State} state @param {Pair} pair */
  partner({ person }, [i, j]) { return this.names[this.names[i] === person ? j : i]; }
}

/** Whom two people both know. @param {Graph} A @param {Pair} pair */
export const common = (A, [i, j]) => A.map((_, k) => k).filter((k) => A[i][k] && A[j][k]);

/** What the reader has changed, with one pair more, or less. @param {State} state @param {Pair} pair */
export function flipped({ changed }, pair) {
  const others = changed.filter((one) => String(inOrder(one)) !== String(pair));
  return others.length < changed.length ? others : [...changed, pair];
}
