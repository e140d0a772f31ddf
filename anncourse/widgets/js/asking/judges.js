/**
 * Judges: what a question's text says of the state, "w2 at most -0.95", as data. Python has parsed it
 * (anncourse/widgets/asking/judges.py). Knows nothing of a page: the build asks the same judges.
 *
 * @typedef {import("../ui/store.js").State} State
 * @typedef {{ of: string, relation: string, value?: any, every?: boolean }} Measure
 * @typedef {Measure | { judge: string }} Judge
 * @typedef {object} Figure  what a figure brings to its questions
 * @property {Record<string, (state: State) => any>} [quantities]  by the names that a question may use
 * @property {Record<string, (state: State, start: State) => boolean>} [judges]
 * @property {Record<string, [string, number]>} [entries]        "w2" is an entry of the list "weights"
 */

import { num } from "../ui/dom.js";

/** Further apart than what a computer's rounding does. @param {number} a @param {number} b */
const same = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** @type {Record<string, (now: any, value: any, before: any) => boolean>} */
const RELATIONS = {
  above: (now, value) => now > value,
  below: (now, value) => now < value,
  "at least": (now, value) => now >= value,
  "at most": (now, value) => now <= value,
  is: (now, value) => (typeof now === "number" ? same(now, value) : String(now) === String(value)),
  rises: (now, _, before) => now > before && !same(now, before),
  falls: (now, _, before) => now < before && !same(now, before),
  stays: (now, _, before) => same(now, before),
  keeps: (now, _, before) => JSON.stringify(now) === JSON.stringify(before),
};

/**
 * A quantity: what the figure computes, a trait, an entry of a list; "input" reads the list "inputs".
 * @param {string} name @param {State} state @param {Figure} figure @returns {any}
 */
export function read(name, state, { quantities = {}, entries = {} }) {
  if (name in quantities) return quantities[name](state);
  if (name in entries) return state[entries[name][0]][entries[name][1]];
  for (const trait of [name, `${name}s`]) if (trait in state) return state[trait];
  throw new Error(`"${name}" is no quantity here; write one of ${[...Object.keys(quantities), ...Object.keys(entries), ...Object.keys(state)].join(", ")}.`);
}

/** @param {Judge} judge @param {State} state @param {State} start @param {Figure} figure @returns {boolean} */
export function holds(judge, state, start, figure) {
  if ("judge" in judge) {
    const own = figure.judges?.[judge.judge];
    if (own) return own(state, start);
    throw new Error(`"${judge.judge}" is no judge here; write a quantity and what it does, such as "output above 0.9"` +
      `${figure.judges ? `, or one of ${Object.keys(figure.judges).join(", ")}` : ""}.`);
  }
  const test = RELATIONS[judge.relation];
  const now = read(judge.of, state, figure), before = read(judge.of, start, figure);
  if (!judge.every) return test(now, judge.value, before);
  return now.every((/** @type {any} */ value, /** @type {number} */ i) => test(value, judge.value, before[i]));
}

/** What a judge asks for and what there is, in words: "w2 at most −0.95, and it is 0.30". @param {Judge} judge @param {State} state @param {State} start @param {Figure} figure */
export function asksFor(judge, state, start, figure) {
  if ("judge" in judge) return judge.judge;
  const { of, relation, value, every } = judge, now = read(of, state, figure), before = read(of, start, figure);
  const write = (/** @type {any} */ one) => (typeof one === "number" ? num(one, Number.isInteger(one) ? 0 : 2) : String(one));
  const wanted = { rises: "above", falls: "below", stays: "as at the start,", keeps: "as at the start," }[relation];
  const plain = ["number", "string"].includes(typeof now) && !Number.isNaN(now);
  return `${every ? "every " : ""}${of} ${wanted ?? relation} ${write(wanted ? before : value)}${plain ? `, and it is ${write(now)}` : ""}`;
}

const PLACES = /\{([^{}]+?)( before)?\}/g;

/** The quantities that a text names, as they are. @param {string} text @param {State} state @param {State} start @param {Figure} figure */
export const named = (text, state, start, figure) =>
  Array.from(text.matchAll(PLACES), ([, name, before]) => read(name, before ? start : state, figure));

/**
 * A text with its quantities put in: "from {output before} to {output}".
 * @param {string} text @param {State} state @param {State} start @param {Figure} figure
 */
export const fill = (text, state, start, figure) =>
  text.replace(PLACES, (_, name, before) => {
    const value = read(name, before ? start : state, figure);
    return typeof value !== "number" ? String(value) : num(value, Number.isInteger(value) ? 0 : 2);
  });
