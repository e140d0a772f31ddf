/**
 * Who might know whom: links hidden, the classical guesses, and random numbers averaged with those of friends.
 * anncourse/datasets/friends.py says the same.
 *
 * @typedef {Uint8Array[]} Graph  a row of 0 and 1 for each person
 * @typedef {number[]} Pair       two people, by their places
 */
import { Rng } from "../numbers/rng.js";

/** @param {number} n @param {Pair[]} links @returns {Graph} */
export function graphOf(n, links) {
  const A = Array.from({ length: n }, () => new Uint8Array(n));
  for (const [i, j] of links) A[i][j] = A[j][i] = 1;
  return A;
}

/** The links that are hidden, as `hide_links` hides them. @param {Pair[]} links in order, i < j @param {number} many @param {number} seed */
export const hide = (links, many, seed) => Array.from(new Rng(seed).permutation(links.length).subarray(0, many), (at) => links[at]);

/** Every pair that is not linked. @param {Graph} A @returns {Pair[]} */
export function apart(A) {
  /** @type {Pair[]} */
  const pairs = [];
  for (let i = 0; i < A.length; i++) for (let j = i + 1; j < A.length; j++) if (!A[i][j]) pairs.push([i, j]);
  return pairs;
}

/** How many friends each has. @param {Graph} A */
export const degrees = (A) => A.map((row) => row.reduce((sum, one) => sum + one, 0));

/** Sum over the friends that two share. @param {Graph} A @param {Pair} pair @param {(k: number) => number} worth */
function shared(A, [i, j], worth) {
  let sum = 0;
  for (let k = 0; k < A.length; k++) if (A[i][k] && A[j][k]) sum += worth(k);
  return sum;
}

/** @param {Graph} A @param {Pair[]} pairs */
export const commonNeighbors = (A, pairs) => pairs.map((pair) => shared(A, pair, () => 1));

/** @param {Graph} A @param {Pair[]} pairs */
export function jaccard(A, pairs) {
  const d = degrees(A);
  return commonNeighbors(A, pairs).map((both, at) => both / Math.max(d[pairs[at][0]] + d[pairs[at][1]] - both, 1));
}

/** @param {Graph} A @param {Pair[]} pairs */
export function adamicAdar(A, pairs) {
  const rarity = degrees(A).map((d) => 1 / Math.log(Math.max(d, 2)));
  return pairs.map((pair) => shared(A, pair, (k) => rarity[k]));
}

/** @param {Graph} A @param {Pair[]} pairs */
export function preferentialAttachment(A, pairs) {
  const d = degrees(A);
  return pairs.map(([i, j]) => d[i] * d[j]);
}

/** One round: everybody's numbers become the mean of their own and their friends'. @param {Graph} A @param {Float64Array[]} X */
export function neighborMeans(A, X) {
  return A.map((row, i) => {
    const mean = X[i].slice();
    let people = 1;
    for (let k = 0; k < row.length; k++) if (row[k]) {
      people++;
      for (let c = 0; c < mean.length; c++) mean[c] += X[k][c];
    }
    return mean.map((sum) => sum / people);
  });
}

/** Nine digits: who has the same friends is to tie. @param {number} value */
export const rounded = (value) => Math.round(value * 1e9) / 1e9;

/** Everybody's numbers, each as long as 1; only zeros stay. @param {Float64Array[]} X */
function directions(X) {
  return X.map((row) => {
    const size = Math.sqrt(row.reduce((sum, v) => sum + v * v, 0));
    return size ? row.map((v) => v / size) : row;
  });
}

/** The cosine between the numbers of two people. @param {Float64Array[]} X @param {Pair[]} pairs */
export function likeness(X, pairs) {
  const U = directions(X);
  return pairs.map(([i, j]) => {
    let sum = 0;
    for (let c = 0; c < U[i].length; c++) sum += U[i][c] * U[j][c];
    return rounded(sum);
  });
}

/** The mean cosine of all pairs, |sum of directions|^2 tells it. @param {Float64Array[]} X */
export function meanLikeness(X) {
  const U = directions(X), n = U.length;
  let all = 0, own = 0;
  for (let c = 0; c < U[0].length; c++) all += U.reduce((sum, u) => sum + u[c], 0) ** 2;
  for (const u of U) own += u.reduce((sum, v) => sum + v * v, 0);
  return (all - own) / (n * (n - 1));
}

/** The chance that a hidden link scores above a pair that is none; 0.5 without either. @param {number[]} scores @param {boolean[]} y */
export function auc(scores, y) {
  const others = scores.filter((_, at) => !y[at]);
  const wins = scores.filter((_, at) => y[at]).map((one) => others.reduce((sum, other) => sum + (one > other ? 1 : one === other ? 0.5 : 0), 0));
  const pairs = wins.length * others.length;
  return pairs ? wins.reduce((sum, won) => sum + won, 0) / pairs : 0.5;
}

/** The places of the best, best first; those that tie keep their order. @param {number[]} scores @param {number} many */
export const best = (scores, many) => scores.map((_, at) => at).sort((a, b) => scores[b] - scores[a] || a - b).slice(0, many);
