/**
 * The state of a figure: what may be in it, what it is now, what it was.
 *
 * A trait is a rule: it looks at a value and returns a complaint, or "".
 * The Python class of the widget states the same rules in the same words (anncourse/widgets/traits.py).
 *
 * @typedef {Record<string, any>} State
 * @typedef {((value: any, name: string, state: State) => string) & { whole?: boolean }} Rule
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *             on(event: string, f: () => void): void, off(event: string, f: () => void): void, page?: import("../host/address.js").Address }} Model
 */

import { equal, Past } from "./past.js";

/** @param {any} value */
const show = (value) => {
  const text = value == null ? "nothing" : typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 60 ? text.slice(0, 57) + "..." : text;
};

/** @param {number} low @param {number} high */
const span = (low, high) => (Number.isFinite(low) && Number.isFinite(high) ? ` from ${low} to ${high}` : "");

/** @param {any} value @param {number} low @param {number} high */
const within = (value, low, high) => Number.isFinite(value) && value >= low && value <= high;

/**
 * @param {{ min?: number, max?: number, integer?: boolean }} [limits]
 * @returns {Rule}
 */
export const number = ({ min = -Infinity, max = Infinity, integer = false } = {}) => {
  /** @type {Rule} */
  const rule = (value, name) =>
    within(value, min, max) && (!integer || Number.isInteger(value))
      ? ""
      : `${name} must be a ${integer ? "whole number" : "number"}${span(min, max)}; got ${show(value)}.`;
  // An animation passes only through values that the rule takes.
  rule.whole = integer;
  return rule;
};

/**
 * A list of numbers. `min` and `max` bound its length, `low` and `high` its entries;
 * `same` names a trait whose length it must share.
 * @param {{ min?: number, max?: number, low?: number, high?: number, integer?: boolean, same?: string }} [limits]
 * @returns {Rule}
 */
export const numbers =
  ({ min = 0, max = Infinity, low = -Infinity, high = Infinity, integer = false, same } = {}) =>
  (value, name, state) => {
    if (!Array.isArray(value)) return `${name} must be a list of numbers; got ${show(value)}.`;
    const wrong = value.findIndex((entry) => !within(entry, low, high) || (integer && !Number.isInteger(entry)));
    if (wrong >= 0)
      return `${name} must be ${integer ? "whole numbers" : "numbers"}${span(low, high)}; entry ${wrong + 1} is ${show(value[wrong])}.`;
    if (same) min = max = state[same].length;
    if (value.length >= min && value.length <= max) return "";
    return `${name} must have ${min === max ? min : `${min} to ${max}`} entries; got ${value.length}.`;
  };

/** @param {string[]} options @returns {Rule} */
export const choice = (options) => (value, name) =>
  options.includes(value) ? "" : `${name} must be one of ${options.join(", ")}; got ${show(value)}.`;

/** @returns {Rule} */
export const flag = () => (value, name) =>
  typeof value === "boolean" ? "" : `${name} must be true or false; got ${show(value)}.`;

/**
 * A list whose entries pass `check`; `what` names it in the complaint.
 * @param {string} what
 * @param {(entry: any) => boolean} check
 * @param {{ same?: string }} [limits]
 * @returns {Rule}
 */
export const records = (what, check, { same } = {}) => (value, name, state) => {
  if (!Array.isArray(value) || !value.every(check)) return `${name} must be ${what}; got ${show(value)}.`;
  if (same && value.length !== state[same].length)
    return `${name} must have ${state[same].length} entries; got ${value.length}.`;
  return "";
};

const copy = (/** @type {any} */ value) => (typeof value === "object" ? structuredClone(value) : value);

export class Store {
  /**
   * @param {Model} model
   * @param {Record<string, Rule>} traits
   * @param {Record<string, [string, number]>} scalars  a scalar trait that mirrors one entry of a list
   * @param {(state: State) => string} check            a rule about several traits together
   */
  constructor(model, traits, scalars, check) {
    this.model = model;
    this.traits = traits;
    this.scalars = scalars;
    this.check = check;
    /** @type {State} */
    this.state = {};
    for (const name of Object.keys(traits)) this.state[name] = copy(model.get(name));
    this.start = this.snapshot();
    this.past = new Past(this.start);
    /** While it is above 0, several moves go on that will be one for "Undo". */
    this.open = 0;
    /** True while our own values go out, whose echo is no news. */
    this.publishing = false;
  }

  /**
   * What the other side (Python, or a linked slider) has changed.
   * @returns {State}
   */
  news() {
    /** @type {State} */
    const patch = {};
    if (this.publishing) return patch;
    for (const name of Object.keys(this.traits))
      if (!equal(this.model.get(name), this.state[name])) patch[name] = this.model.get(name);
    for (const [scalar, [list, index]] of Object.entries(this.scalars)) {
      const value = this.model.get(scalar);
      if (list in patch || index >= this.state[list].length || value === this.state[list][index]) continue;
      patch[list] = this.state[list].with(index, value);
    }
    return patch;
  }

  snapshot() {
    return Object.fromEntries(Object.entries(this.state).map(([name, value]) => [name, copy(value)]));
  }

  /** @param {State} state */
  complaint(state) {
    for (const [name, rule] of Object.entries(this.traits)) {
      const said = rule(state[name], name, state);
      if (said) return said;
    }
    return this.check(state);
  }

  /**
   * Take a patch whole or not at all.
   * @param {State} patch
   * @returns {{ changed: Set<string>, error: string }}
   */
  set(patch) {
    const unknown = Object.keys(patch).find((name) => !(name in this.traits));
    const error = unknown ? `${unknown} is not a part of this figure.` : this.complaint({ ...this.state, ...patch });
    /** @type {Set<string>} */
    const changed = new Set();
    if (error) return { changed, error };
    for (const [name, value] of Object.entries(patch)) {
      if (equal(value, this.state[name])) continue;
      this.state[name] = copy(value);
      changed.add(name);
    }
    if (changed.size) this.publish(changed);
    return { changed, error };
  }

  /** @param {Iterable<string>} names */
  publish(names) {
    this.publishing = true;
    for (const name of names) this.model.set(name, copy(this.state[name]));
    for (const [scalar, [list, index]] of Object.entries(this.scalars))
      if (index < this.state[list].length) this.model.set(scalar, this.state[list][index]);
    this.publishing = false;
    // Some hosts have no kernel and refuse; the figure works all the same.
    try {
      this.model.save_changes();
    } catch {}
  }

  get canUndo() { return this.past.canUndo || this.open > 0; }
  get canRedo() { return this.past.canRedo; }

  /** End of a gesture: one step for "Undo". @param {unknown} [control] of a key press, which goes on with the last one on the same control */
  commit(control = null) {
    if (!this.open) this.past.add(this.snapshot(), control);
  }

  /** @returns {State} what the figure should go back to */
  undo() {
    // A move that is not over yet is taken back as it stands.
    this.past.add(this.snapshot());
    return this.past.undo();
  }

  /** @returns {State} what the last "Undo" took back */
  redo() { return this.past.redo(); }
}
