/** A Jupyter widget model without a kernel: values, and who listens to them. */

import { address } from "./address.js";

export class PageModel {
  /** @param {string} name @param {Record<string, any>} state */
  constructor(name, state) {
    this.name = name;
    this.state = state;
    /** Tells a figure that it stands on a page, whose address can carry its state. */
    this.page = address;
    /** @type {Map<string, Set<(...args: any[]) => void>>} */
    this.listeners = new Map();
  }

  /** @param {string} key */
  get(key) { return this.state[key]; }

  /** @param {string | Record<string, any>} key @param {any} [value] */
  set(key, value) {
    const patch = typeof key === "string" ? { [key]: value } : key;
    const changed = Object.keys(patch).filter((name) => JSON.stringify(patch[name]) !== JSON.stringify(this.state[name]));
    // All values first, then the news: a listener sees no state halfway.
    for (const name of changed) this.state[name] = patch[name];
    for (const name of changed) this.emit(`change:${name}`, this, patch[name]);
    if (changed.length) this.emit("change", this);
  }

  /** There is no kernel to tell. */
  save_changes() {}
  send() {}

  /** @param {string} events @param {(...args: any[]) => void} listener */
  on(events, listener) {
    for (const event of events.split(/\s+/)) {
      if (!this.listeners.has(event)) this.listeners.set(event, new Set());
      this.listeners.get(event)?.add(listener);
    }
  }

  /** @param {string} [events] @param {(...args: any[]) => void} [listener] */
  off(events, listener) {
    if (!events) return this.listeners.clear();
    for (const event of events.split(/\s+/))
      if (listener) this.listeners.get(event)?.delete(listener);
      else this.listeners.delete(event);
  }

  /** @param {string} event @param {any[]} args */
  emit(event, ...args) {
    for (const listener of [...(this.listeners.get(event) ?? [])])
      try {
        listener(...args);
      } catch (error) {
        console.error(error); // one listener's fault must not silence the others
      }
  }
}
