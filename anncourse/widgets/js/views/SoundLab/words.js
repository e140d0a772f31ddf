/** What is said, and what the ears answer. */

import { GLIDES } from "../../core/images/ear.js";
import { largest } from "../../core/numbers/scores.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ glide: string, group: string, begins: number, learned: string, seed: number }} State */

/** A share close to 1 is not 1. @param {number} share */
export const how = (share) => (share > 0.995 ? "> 0.99" : num(share));

/** @param {ArrayLike<number>} network @param {ArrayLike<number>} average @param {string} glide */
export function result(network, average, glide) {
  const [heard, guessed] = [largest(network), largest(average)];
  return `The network hears ${GLIDES[heard]}, sure ${how(network[heard])}${GLIDES[heard] === glide ? "" : `, and it was ${glide}`}. ` +
    `The average over time says ${GLIDES[guessed]}, sure ${how(average[guessed])}.`;
}

/** The twin of SoundLab.describe. @param {any} state */
export function sentence({ glide, group, begins, learned, seed }) {
  const who = /** @type {Record<string, string>} */ ({ men: "A man", women: "A woman", children: "A child" })[group];
  return `${who} says ${glide} (speaker ${seed}), from ${num(begins)} s on; the ears have learned from ${learned === "men" ? "men alone" : "everyone"}.`;
}
