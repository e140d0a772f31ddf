/** From the state to its sound, the picture of it, and what both ears answer. */

import { cast, loudness, utter } from "../../core/datasets/speech.js";
import { Ear } from "../../core/images/ear.js";
import { Rng } from "../../core/numbers/rng.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {{ wave: Float64Array, loud: Float64Array, network: Float64Array, average: Float64Array, ear: Ear }} Heard */

/** The clip and the sound in it, in seconds. */
export const SECONDS = 0.4, LENGTH = 0.14;

/** Ears that were taught, each read once. @param {string} text */
export function listener(text) {
  /** @type {Map<string, Ear>} */
  const ears = new Map();
  return (/** @type {State} */ { glide, group, begins, learned, seed }) => {
    if (!ears.has(learned)) ears.set(learned, new Ear(text, learned));
    const rng = new Rng(seed), speaker = cast(group, rng), ear = /** @type {Ear} */ (ears.get(learned));
    const wave = utter({ glide, start: begins, length: LENGTH, seconds: SECONDS }, speaker, rng), loud = loudness(wave);
    return { wave, loud, network: ear.network(loud), average: ear.average(loud), ear };
  };
}
