/** What the reader says. */

import { HELD, KERNELS } from "../../core/images/reader.js";
import { largest } from "../../core/numbers/scores.js";
import { num } from "../../ui/dom.js";

/** @typedef {{ steps: number, example: number, ink: number[], changes: number[], seed: number }} State */
/** @typedef {import("./moments.js").Moment} Moment */

/** Where a share of right answers is asked for: of all digits of which it is at least so sure. */
const LEVELS = [0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0];

/** @param {number} n */
const pixels = (n) => `${n} pixel${n === 1 ? "" : "s"}`;
/** @param {number[]} places */
export const count = (places) => new Set(places).size;

/** A share close to 1 is not 1. @param {number} share */
export const how = (share) => (share > 0.995 ? "> 0.99" : num(share));

/** How often it is right where it is as sure as now. @param {Moment} moment @param {number} sure @param {boolean} strange */
function record({ sure: all, right }, sure, strange) {
  const level = LEVELS.find((one) => sure >= one) ?? 0, some = [...all.keys()].filter((i) => all[i] >= level);
  return `Of ${level ? `held-out digits that get at least ${num(level)}` : "all held-out digits"}, ${some.filter((i) => right[i]).length} of ${some.length} are right` +
    (strange ? "; this picture is none of them." : ".");
}

/** @param {State} state @param {Moment | undefined} moment @param {ArrayLike<number>} now @param {ArrayLike<number>} before  answers with and without the changes */
export function result({ ink, changes }, moment, now, before) {
  const [says, said] = [now, before].map(largest), n = count(changes);
  const so = `It says ${says}, sure ${how(now[says])}` + (n ? `; before the ${pixels(n)} it said ${said}, sure ${how(before[said])}.` : ".");
  return `${so} ${moment?.at ? record(moment, now[says], n + ink.length > 0) : "It has learned nothing yet."}`;
}

/** The twin of TinyCNN.describe. @param {any} state */
export function sentence({ steps, example, ink, changes, seed }) {
  const what = ink.length ? `a drawing of ${count(ink)} pixels` : `held-out digit ${example} of ${HELD}`, n = count(changes);
  return `A network with ${KERNELS[0]} and ${KERNELS[1]} kernels, after ${steps} steps (start ${seed}), looks at ${what}${n ? `, with ${pixels(n)} changed` : ""}.`;
}
