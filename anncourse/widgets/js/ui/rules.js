/**
 * What may be in a figure's state. The rules come from Python as data (anncourse/widgets/traits), with limits, step, unit,
 * digits and label of each trait; here the same values are refused in the same words.
 *
 * @typedef {import("./store.js").State} State
 * @typedef {{ text: [number, number] } | { low?: number, high?: number, integer?: boolean }} Entry
 * @typedef {object} Rule
 * @property {"number" | "numbers" | "choice" | "choices" | "flag" | "records" | "line" | "entry" | "any"} kind
 * @property {string} label
 * @property {boolean} [given]    by the author: no reader and no link changes it
 * @property {number} [low]       of a number, or of each in a list
 * @property {number} [high]
 * @property {boolean} [integer]
 * @property {number} [step]
 * @property {string} [unit]
 * @property {number} [digits]
 * @property {number} [shortest]  length of a list
 * @property {number} [longest]   or of a line
 * @property {string} [letters]   that a line may be made of; without them, any
 * @property {string} [same]      a trait whose length the list shares
 * @property {{ what: string, of: string, named: string }} [many]   as many entries as the figure counts of `what`, or none
 * @property {string} [places]    what the entries count from 0
 * @property {{ trait: string, high: number, because: string }} [without]  while a list is empty
 * @property {string[]} [options] to choose from
 * @property {string} [what]      the name of records
 * @property {Entry | Entry[]} [entry]
 * @property {string} [of]        a number that mirrors one entry of this list
 * @property {number} [index]
 * @typedef {Record<string, (state: State) => number>} Counts  how many there are of the things that lists count
 */

/** @param {any} value */
const show = (value) => {
  const text = value == null ? "nothing" : typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 60 ? text.slice(0, 57) + "..." : text;
};

/** @param {Rule} rule */
const span = ({ low, high }) => (low !== undefined && high !== undefined ? ` from ${low} to ${high}` : "");

/** @param {any} value @param {{ low?: number, high?: number, integer?: boolean }} limits */
const within = (value, { low = -Infinity, high = Infinity, integer }) =>
  Number.isFinite(value) && value >= low && value <= high && (!integer || Number.isInteger(value));

/** @param {any} form an Entry, or a row of them @param {any} entry @returns {boolean} */
const accepts = (form, entry) =>
  Array.isArray(form) ? Array.isArray(entry) && entry.length === form.length && form.every((part, i) => accepts(part, entry[i])) :
  form.text ? typeof entry === "string" && within([...entry].length, { low: form.text[0], high: form.text[1] }) :
  within(entry, form);

/** @param {Rule} rule @param {any[]} value @param {string} name @param {State} state */
function lengthFault({ shortest: least = 0, longest: most = Infinity, same }, value, name, state) {
  // A list that is none gets a complaint of its own.
  if (same && Array.isArray(state[same])) least = most = state[same].length;
  if (value.length >= least && value.length <= most) return "";
  return `${name} must have ${least === most ? least : `${least} to ${most}`} entries; got ${value.length}.`;
}

/** Complaints about a value by itself. @type {Record<string, (rule: Rule, value: any, name: string, state: State) => string>} */
const ALONE = {
  number: (rule, value, name) =>
    within(value, rule) ? "" : `${name} must be a ${rule.integer ? "whole number" : "number"}${span(rule)}; got ${show(value)}.`,
  numbers(rule, value, name, state) {
    if (!Array.isArray(value)) return `${name} must be a list of numbers; got ${show(value)}.`;
    const wrong = value.findIndex((entry) => !within(entry, rule));
    return wrong < 0 ? lengthFault(rule, value, name, state) :
      `${name} must be ${rule.integer ? "whole numbers" : "numbers"}${span(rule)}; entry ${wrong + 1} is ${show(value[wrong])}.`;
  },
  choice: ({ options = [] }, value, name) =>
    options.includes(value) ? "" : `${name} must be one of ${options.join(", ")}; got ${show(value)}.`,
  line({ longest = 0, letters }, value, name) {
    if (typeof value !== "string" || !value || [...value].length > longest) return `${name} must be a text of 1 to ${longest} letters; got ${show(value)}.`;
    const strange = letters && [...value].find((letter) => !letters.includes(letter));
    return strange ? `${name} cannot hold ${show(strange)}; it is made of ${show(letters)}.` : "";
  },
  choices: ({ options = [] }, value, name) =>
    Array.isArray(value) && value.length && new Set(value).size === value.length && value.every((word) => options.includes(word)) ? "" :
      `${name} must be a list of one or more of ${options.join(", ")}, each once; got ${show(value)}.`,
  flag: (_, value, name) => (typeof value === "boolean" ? "" : `${name} must be true or false; got ${show(value)}.`),
  records: (rule, value, name, state) =>
    Array.isArray(value) && value.every((entry) => accepts(rule.entry, entry)) ? lengthFault(rule, value, name, state) :
      `${name} must be ${rule.what}; got ${show(value)}.`,
};

/** A complaint about a value beside the others. @param {Rule} rule @param {any} value @param {string} name @param {State} state @param {Counts} counts */
function misfit({ low, many, places, without }, value, name, state, counts) {
  if (many && value.length && value.length !== counts[many.what](state))
    return `${name} must have ${counts[many.what](state)} entries for ${many.named} ${show(state[many.of])}, or none; got ${value.length}.`;
  if (without && !state[without.trait].length && value > without.high)
    return `${name} must be from ${low} to ${without.high} where ${without.because}; got ${value}.`;
  const most = places ? counts[places](state) : 0;
  const wrong = places ? value.map((/** @type {any} */ entry) => entry[0] ?? entry).find((/** @type {number} */ at) => at < 0 || at >= most) : undefined;
  return wrong === undefined ? "" : `${name} counts ${places} from 0, and there are ${most}; got ${wrong}.`;
}

/**
 * @param {Record<string, Rule>} rules
 * @param {State} state
 * @param {Counts} [counts]
 * @param {string[]} [first]  the traits to speak of before others
 * @returns {string} what is wrong with a state, or ""
 */
export function complaint(rules, state, counts = {}, first = []) {
  const names = [...new Set([...first, ...Object.keys(rules)])];
  for (const judge of [(/** @type {Rule} */ rule, /** @type {string} */ name) => ALONE[rule.kind]?.(rule, state[name], name, state),
    (/** @type {Rule} */ rule, /** @type {string} */ name) => misfit(rule, state[name], name, state, counts)])
    for (const name of names) {
      const said = judge(rules[name], name);
      if (said) return said;
    }
  return "";
}
