/** A shop that learns from what it has shown: anncourse/widgets/figures/loop_lab/loop.py says the same. Tables are row by row. */
import { Rng } from "../numbers/rng.js";
import { choose, tastes } from "./shops.js";

export const SHOPPERS = 200, ITEMS = 100, PLACES = 10;
const RANK = 5, DECAY = 2, SWEEPS = 3, APART = 1e4, DIGITS = 1e9;

/**
 * @typedef {{ rule: string, explore: number, fresh: boolean, seed: number }} Shop
 * @typedef {{ shown: Int32Array, chosen: Int32Array, taste: number }} Round  how often each item was shown and chosen, and how much what was chosen is liked
 */

/** The x that solves A x = y for each row y, A (RANK, RANK) positive: Cholesky. @param {Float64Array} A @param {Float64Array} rows overwritten */
function solveRows(A, rows) {
  const L = new Float64Array(RANK * RANK);
  for (let i = 0; i < RANK; i++)
    for (let j = 0; j <= i; j++) {
      let sum = A[i * RANK + j];
      for (let k = 0; k < j; k++) sum -= L[i * RANK + k] * L[j * RANK + k];
      L[i * RANK + j] = i === j ? Math.sqrt(sum) : sum / L[j * RANK + j];
    }
  for (let at = 0; at < rows.length; at += RANK) {
    for (let i = 0; i < RANK; i++) {
      for (let k = 0; k < i; k++) rows[at + i] -= L[i * RANK + k] * rows[at + k];
      rows[at + i] /= L[i * RANK + i];
    }
    for (let i = RANK - 1; i >= 0; i--) {
      for (let k = i + 1; k < RANK; k++) rows[at + i] -= L[k * RANK + i] * rows[at + k];
      rows[at + i] /= L[i * RANK + i];
    }
  }
}

/** The rows x that minimize |table - x held'|^2 + DECAY |x|^2; `across` reads the table by columns. @param {Float64Array} held @param {Float64Array} table @param {boolean} across */
function solve(held, table, across) {
  const n = across ? ITEMS : SHOPPERS, m = across ? SHOPPERS : ITEMS, gram = new Float64Array(RANK * RANK), rows = new Float64Array(n * RANK);
  for (let i = 0; i < RANK; i++)
    for (let j = 0; j < RANK; j++) {
      for (let k = 0; k < m; k++) gram[i * RANK + j] += held[k * RANK + i] * held[k * RANK + j];
      if (i === j) gram[i * RANK + j] += DECAY;
    }
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      const value = table[across ? k * ITEMS + i : i * ITEMS + k];
      if (value) for (let r = 0; r < RANK; r++) rows[i * RANK + r] += value * held[k * RANK + r];
    }
  solveRows(gram, rows);
  return rows;
}

export class Loop {
  /** @param {Shop} shop */
  constructor({ rule, explore, fresh, seed }) {
    this.rule = rule;
    this.explore = explore;
    this.fresh = fresh;
    this.taste = tastes(SHOPPERS, ITEMS, seed);
    this.rng = new Rng(seed + APART);
    this.bought = new Float64Array(SHOPPERS * ITEMS);
    this.Q = this.rng.normal(0, 1, ITEMS * RANK);
    this.P = new Float64Array(SHOPPERS * RANK);
    /** @type {Round[]} */
    this.rounds = [this.offer(this.rng.uniform(0, 1, SHOPPERS * ITEMS), 0)];
  }

  /** Go on to a round, and return all up to it. @param {number} last */
  until(last) {
    while (this.rounds.length <= last) this.rounds.push(this.offer(this.scores(), this.explore));
    return this.rounds.slice(0, last + 1);
  }

  /** @private */
  scores() {
    const scores = new Float64Array(SHOPPERS * ITEMS);
    if (this.rule === "chance") return this.rng.uniform(0, 1, scores.length);
    if (this.rule === "popular") {
      for (let i = 0; i < scores.length; i++) scores[i % ITEMS] += this.bought[i];
      for (let i = ITEMS; i < scores.length; i++) scores[i] = scores[i % ITEMS];
      return scores;
    }
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      this.P = solve(this.Q, this.bought, false);
      this.Q = solve(this.P, this.bought, true);
    }
    for (let i = 0; i < SHOPPERS; i++)
      for (let j = 0; j < ITEMS; j++) for (let r = 0; r < RANK; r++) scores[i * ITEMS + j] += this.P[i * RANK + r] * this.Q[j * RANK + r];
    // Items that the same people chose score alike; the last digits do not decide.
    return scores.map((score) => Math.round(score * DIGITS) / DIGITS);
  }

  /** @private @param {Float64Array} scores @param {number} explore @returns {Round} */
  offer(scores, explore) {
    const lists = this.lists(scores, explore), picked = choose(this.taste, ITEMS, lists, PLACES, this.rng);
    const shown = new Int32Array(ITEMS), chosen = new Int32Array(ITEMS);
    for (const item of lists) shown[item]++;
    let sum = 0;
    picked.forEach((item, i) => {
      chosen[item]++;
      this.bought[i * ITEMS + item]++;
      sum += this.taste[i * ITEMS + item];
    });
    return { shown, chosen, taste: sum / SHOPPERS };
  }

  /** @private @param {Float64Array} scores @param {number} explore */
  lists(scores, explore) {
    const out = new Int32Array(SHOPPERS * PLACES), kept = PLACES - explore, open = new Uint8Array(ITEMS);
    const u = explore ? this.rng.uniform(0, 1, SHOPPERS * explore) : [];
    for (let i = 0; i < SHOPPERS; i++) {
      for (let j = 0; j < ITEMS; j++) open[j] = this.fresh && this.bought[i * ITEMS + j] ? 0 : 1;
      this.top(scores.subarray(i * ITEMS, (i + 1) * ITEMS), open, out.subarray(i * PLACES, i * PLACES + kept));
      // One of each stretch of what is left, as it stands on the shelf.
      const shelf = explore ? Array.from(open, (_, j) => j).filter((j) => open[j]) : [];
      const end = (/** @type {number} */ k) => Math.floor((k * shelf.length) / explore);
      for (let k = 0; k < explore; k++) out[i * PLACES + kept + k] = shelf[end(k) + Math.floor(u[i * explore + k] * (end(k + 1) - end(k)))];
    }
    return out;
  }

  /** @private The open items with the highest scores, of equals the first; they are open no longer. @param {Float64Array} scores @param {Uint8Array} open @param {Int32Array} best */
  top(scores, open, best) {
    let size = 0;
    for (let j = 0; j < ITEMS; j++) {
      if (!open[j] || (size === best.length && !(scores[j] > scores[best[size - 1]]))) continue;
      let at = size < best.length ? size++ : size - 1;
      for (; at > 0 && scores[j] > scores[best[at - 1]]; at--) best[at] = best[at - 1];
      best[at] = j;
    }
    for (const j of best) open[j] = 0;
  }
}

/** Share of the items that anybody was shown, or chose. @param {Int32Array} counts */
export const share = (counts) => counts.reduce((sum, n) => sum + (n ? 1 : 0), 0) / ITEMS;

/** Number of items that two shoppers' lists share, over all pairs. @param {Round} round */
export const alikeLists = ({ shown }) => shown.reduce((sum, n) => sum + n * (n - 1), 0) / (SHOPPERS * (SHOPPERS - 1));
