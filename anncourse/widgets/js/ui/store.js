/**
 * The state of a figure: what it is now, what it was, and what the other side says.
 *
 * @typedef {Record<string, any>} State
 * @typedef {import("./rules.js").Rule} Rule
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *             on(event: string, f: () => void): void, off(event: string, f: () => void): void, page?: import("../host/address.js").Address }} Model
 */

import { equal, Past } from "./past.js";
import { complaint } from "./rules.js";

const copy = (/** @type {any} */ value) => (typeof value === "object" ? structuredClone(value) : value);

export class Store {
  /**
   * @param {Model} model
   * @param {{ check?(state: State): string, counts?: import("./rules.js").Counts }} [spec]
   *   `check`: a complaint about several traits together that no rule can make
   */
  constructor(model, { check = () => "", counts = {} } = {}) {
    this.model = model;
    this.check = check;
    this.counts = counts;
    const all = /** @type {[string, Rule][]} */ (Object.entries(model.get("_rules") ?? {}));
    /** What may be in the state. */
    this.rules = Object.fromEntries(all.filter(([, { kind }]) => kind !== "entry"));
    /** Numbers beside the state that mirror one entry of a list, for a slider to be linked to. @type {Record<string, [string, number]>} */
    this.scalars = Object.fromEntries(all.filter(([, { kind }]) => kind === "entry").map(([name, { of = "", index = 0 }]) => [name, [of, index]]));
    /** @type {State} */
    this.state = {};
    for (const name of Object.keys(this.rules)) this.state[name] = copy(model.get(name));
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
    for (const name of Object.keys(this.rules))
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

  /** @param {State} state @param {State} [patch]  what is new in it, and to be spoken of first */
  complaint(state, patch = {}) { return complaint(this.rules, state, this.counts, Object.keys(patch)) || this.check(state); }

  /**
   * Take a patch whole or not at all.
   * @param {State} patch
   * @returns {{ changed: Set<string>, error: string }}
   */
  set(patch) {
    const unknown = Object.keys(patch).find((name) => !(name in this.rules));
    const error = unknown ? `${unknown} is not a part of this figure.` : this.complaint({ ...this.state, ...patch }, patch);
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
