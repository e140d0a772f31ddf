/** What is offered to the guest, and how good each rule is: figures/recommender_lab.py says the same. */

import { alike, directions, factors, itemNeighbors, numbersOf, popularity } from "../../core/datasets/guesses.js";

/**
 * @typedef {"popular" | "neighbors" | "factors"} Rule
 * @typedef {{ mine: number[], rule: Rule, rank: number, table: number[] }} State
 * @typedef {{ popular: Float64Array, near: Float64Array, V: Float64Array[] }} Learned
 */

export const EVENTS = 14, MOST = 6;
/** Two events that the same women attended score alike; the last digits do not decide. */
const round = (/** @type {number} */ score) => Math.round(score * 1e9) / 1e9 + 0;

/** @param {ArrayLike<number>} table @returns {Learned} */
const learn = (table) => ({ popular: popularity(table, EVENTS), near: alike(table, EVENTS), V: directions(table, EVENTS) });

/** @param {Learned} learned @param {Rule} rule @param {number} rank @param {ArrayLike<number>} guest */
function guess({ popular, near, V }, rule, rank, guest) {
  return (rule === "popular" ? popular : rule === "neighbors" ? itemNeighbors(near, guest) : factors(V.slice(0, rank), guest)).map(round);
}

/** The last table, what is learned from it, and what is learned where each visit is left out. @type {{ key: string, all: Learned, left: { learned: Learned, row: Float64Array, event: number }[], areas: Map<string, number> } | undefined} */
let last;

/** @param {number[]} table */
function study(table) {
  const key = table.join("");
  if (last?.key === key) return last;
  const left = [];
  for (let i = 0; i < table.length; i++) {
    if (!table[i]) continue;
    const without = table.with(i, 0), woman = Math.floor(i / EVENTS);
    left.push({ learned: learn(without), row: Float64Array.from(without.slice(woman * EVENTS, (woman + 1) * EVENTS)), event: i % EVENTS });
  }
  return (last = { key, all: learn(table), left, areas: new Map() });
}

/** How strongly each event is offered. @param {State} state */
export const scores = ({ table, rule, rank, mine }) => guess(study(table).all, rule, rank, mine);

/** The events that are open to the guest, counted from 1, best first; none where the rule knows nothing of her. @param {State} state */
export function offered(state) {
  const score = scores(state);
  if (!score.some((one) => one !== 0)) return [];
  return Array.from(score, (_, j) => j).filter((j) => !state.mine[j]).sort((a, b) => score[b] - score[a]).map((j) => j + 1);
}

/** The chance that a visit left out scores above an event that was missed, over all visits. @param {State} state */
export function heldOut({ table, rule, rank }) {
  const { left, areas } = study(table), key = `${rule} ${rule === "factors" ? rank : ""}`;
  const known = areas.get(key);
  if (known !== undefined) return known;
  let sum = 0, count = 0;
  for (const { learned, row, event } of left) {
    const score = guess(learned, rule, rank, row), missed = [...score].filter((_, j) => !row[j] && j !== event);
    if (!missed.length) continue;
    sum += missed.reduce((total, one) => total + (score[event] > one ? 1 : score[event] === one ? 0.5 : 0), 0) / missed.length;
    count++;
  }
  areas.set(key, count ? sum / count : 0.5);
  return /** @type {number} */ (areas.get(key));
}

/** Where events, women and the guest stand: their first two numbers. @param {State} state */
export function map({ table, mine }) {
  const V = study(table).all.V.slice(0, 2).map((v) => {
    // Which way is up is free; the largest entry shall be positive.
    const largest = v.reduce((best, one, j) => (round(Math.abs(one)) > round(Math.abs(v[best])) ? j : best), 0);
    return v[largest] < 0 ? v.map((one) => -one) : v;
  });
  const rows = Array.from({ length: table.length / EVENTS }, (_, i) => table.slice(i * EVENTS, (i + 1) * EVENTS));
  return { events: Array.from({ length: EVENTS }, (_, j) => [V[0][j], V[1][j]]), women: rows.map((row) => numbersOf(V, row)), guest: numbersOf(V, mine) };
}
