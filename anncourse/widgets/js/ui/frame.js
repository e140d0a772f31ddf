/**
 * The frame every figure has: predict, do, the answer over the prediction, a challenge, "show me",
 * undo, the same start, a new start, and a link to this very state.
 *
 * @typedef {import("./store.js").State} State
 * @typedef {{ draw(state: State, changed: Set<string>): void, destroy?(): void }} View
 * @typedef {object} Spec
 * @property {string} name                       the Python class
 * @property {import("./rules.js").Counts} [counts]  how many there are of the things that lists count
 * @property {(state: State) => string} [check]  a complaint about several traits together that no rule can make, or ""
 * @property {(state: State) => import("./predict.js").Prediction} [predict]
 * @property {{ text: string | ((state: State) => string), check(state: State, ui: Ui): import("./challenge.js").Verdict, solve(ui: Ui): Promise<unknown> }} [challenge]
 * @property {(ui: Ui) => HTMLElement} [newStart]  a button that begins again from fresh random numbers (new-start.js)
 * @property {(state: State) => string} text     one sentence that says what the figure shows
 * @property {(ui: Ui) => View} build
 */

import { h, setText } from "./dom.js";
import { button } from "./controls.js";
import { challengePanel } from "./challenge.js";
import { animate } from "./motion.js";
import { predictPanel } from "./predict.js";
import { python } from "./share.js";
import { Store } from "./store.js";
import css from "./style.css";

/** What a view sees of its frame. */
export class Ui {
  /** @param {Spec} spec @param {import("./store.js").Model} model @param {HTMLElement} el */
  constructor(spec, model, el) {
    this.spec = spec;
    this.model = model;
    this.el = el;
    this.store = new Store(model, spec);
    this.abort = new AbortController();
    this.signal = this.abort.signal;
    this.stage = h("div", { class: "ann-stage", role: "group" });
    this.controls = h("div", { class: "ann-controls" });
    this.status = h("p", { class: "ann-say" });
    this.spoken = h("p", { class: "ann-hidden", role: "status" });
    this.problem = h("p", { class: "ann-problem", role: "alert", hidden: true });
    /** @type {(() => void)[]} */
    this.followers = [];
    /** Counts animations; a newer one, or the reader's hand, ends the older. */
    this.run = 0;
    /** What the keys are pressed on: presses one after the other on one control are one for "Undo". @type {unknown} */
    this.control = null;
    /** @type {View | null} */
    this.view = null;
    /** The figure's name in the page's address. */
    this.key = "";
  }

  get state() { return this.store.state; }
  get start() { return this.store.start; }

  /** @param {string} name */
  get(name) { return this.store.state[name]; }

  /** Limits, step, unit, digits and label of a trait. @param {string} trait */
  rule(trait) { return this.store.rules[trait]; }

  /**
   * Change the state and draw. Returns false, and says why, if the patch is refused.
   * @param {State} patch
   * @param {{ commit?: boolean }} [options] commit: false while a gesture lasts
   */
  set(patch, { commit = true } = {}) {
    const { changed, error } = this.store.set(patch);
    this.note(error && `${error} Kept the last good value.`);
    if (changed.size) this.draw(changed);
    if (commit) this.commit();
    return !error;
  }

  commit() {
    this.store.commit(this.control);
    this.spoken.textContent = this.status.textContent;
    this.stage.setAttribute("aria-label", this.spec.text(this.state));
    this.refresh();
  }

  /** Several moves that are one for "Undo". @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  async once(work) {
    this.store.open++;
    try {
      return await work();
    } finally {
      this.store.open--;
      this.commit();
    }
  }

  /** @param {() => void} update a control's way to keep up with the state */
  follow(update) { this.followers.push(update); }

  /** @param {string} text */
  say(text) { setText(this.status, text); }

  /** @param {string} text an error, or "" */
  note(text) {
    this.problem.hidden = !text;
    this.problem.textContent = text;
  }

  /** @param {Set<string>} changed */
  draw(changed) {
    this.view?.draw(this.state, changed);
    for (const update of this.followers) update();
    this.refresh();
  }

  /** Judge prediction and challenge anew; a view calls it when something outside the state has changed. */
  refresh() {
    this.predicted?.update(this.state);
    if (this.spec.challenge) this.challenged?.update(this.spec.challenge.check(this.state, this));
    if (this.undo) this.undo.disabled = !this.store.canUndo;
    if (this.redo) this.redo.disabled = !this.store.canRedo;
  }

  /** @param {State} target @param {number} [ms] @returns {Promise<boolean>} false if the reader took over */
  animate(target, ms) { return animate(this, target, ms); }

  // ---- set-up, called once -------------------------------------------------

  mount() {
    const { spec, el } = this;
    const root = /** @type {HTMLElement} */ (el.closest("[data-widget]") ?? el);
    root.dataset.widget = spec.name;
    el.classList.add("ann", spec.name);
    el.append(h("style", { text: css }), this.problem);
    const complaint = this.store.complaint(this.state);
    if (complaint) return this.note(`${complaint} Nothing is drawn.`);
    const twins = [...document.querySelectorAll(`[data-widget="${spec.name}"]`)];
    this.key = `${spec.name}-${twins.indexOf(root) + 1}`;
    this.assemble();
    this.view = spec.build(this);
    this.listen();
    this.readAddress();
    this.draw(new Set(Object.keys(this.store.rules)));
    this.stage.setAttribute("aria-label", spec.text(this.state));
    this.hear();
    root.dataset.live = "true";
  }

  assemble() {
    const { spec, el, state } = this;
    const body = h("div", { class: "ann-body" }, this.stage, this.status, this.controls, this.toolbar());
    const gated = this.model.get("gate") !== false;
    el.append(body, this.spoken);
    this.body = body;
    if (spec.challenge) {
      const { text, solve } = spec.challenge;
      this.challenged = challengePanel(typeof text === "function" ? text(state) : text, () => this.once(() => solve(this)));
      body.append(this.challenged.element);
    }
    if (!spec.predict) return;
    this.predicted = predictPanel(spec.predict(state), this.start, () => (body.inert = false));
    if (gated) body.before(this.predicted.element);
    else this.toolbarElement?.after(this.predicted.element);
    body.inert = gated;
  }

  toolbar() {
    const { spec } = this;
    this.undo = button("Undo", () => this.restore(this.store.undo()));
    this.redo = button("Redo", () => this.restore(this.store.redo()));
    this.toolbarElement = h("div", { class: "ann-toolbar" }, this.undo, this.redo,
      button("Same start", () => this.restore(this.start)));
    if (spec.newStart) this.toolbarElement.append(spec.newStart(this));
    this.toolbarElement.append(button(this.model.page ? "Copy link to this" : "Copy as Python", () => this.share()));
    return this.toolbarElement;
  }

  /** @param {State} state */
  restore(state) {
    this.run++;
    this.set(state);
  }

  /** @param {State} state  @returns {State} without what no reader changes */
  moving(state) {
    return Object.fromEntries(Object.entries(state).filter(([name]) => !this.store.rules[name]?.given));
  }

  async share() {
    const { page } = this.model;
    const text = page ? page.link(this.key, this.moving(this.state)) : python(this.spec.name, this.state);
    try {
      await navigator.clipboard.writeText(text);
      this.say(page ? "Link copied. It leads to this very state." : "Copied. Paste it into a cell.");
    } catch {
      this.say(page ? "The link is in the address bar." : text);
    }
    this.spoken.textContent = this.status.textContent;
  }

  listen() {
    const { el, model, signal } = this;
    // Notebooks act on bare keys; the figure's keys are the figure's own.
    el.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { signal });
    for (const kind of ["pointerdown", "keydown"])
      el.addEventListener(kind, ({ target }) => {
        this.run++;
        // The buttons that stand in for a drag are pressed again and again as keys are.
        this.control = kind === "keydown" ? target : /** @type {Element} */ (target).closest(".ann-taps");
      }, { signal, capture: true });
    el.addEventListener("focusout", () => this.store.past.rest(), { signal });
    model.page?.follow(() => this.readAddress(), signal);
    const names = [...Object.keys(this.store.rules), ...Object.keys(this.store.scalars)];
    const hear = () => this.hear();
    for (const name of names) model.on(`change:${name}`, hear);
    signal.addEventListener("abort", () => {
      // Some hosts have no way to take a listener back.
      try {
        for (const name of names) model.off(`change:${name}`, hear);
      } catch {}
    });
  }

  /** The other side has spoken: take its word, or say what is wrong with it and hand back the last good state. */
  hear() {
    const patch = this.store.news();
    if (Object.keys(patch).length && !this.set(patch)) this.store.publish(Object.keys(patch));
  }

  readAddress() {
    const { state: found, error } = this.model.page?.read(this.key) ?? {};
    const state = found && this.moving(found);
    const refused = state && this.store.set(state).error;
    if (error || refused) return this.note(error ?? `${refused} The state in this page's address was ignored.`);
    if (!state) return;
    this.store.commit();
    if (this.body) this.body.inert = false;
    if (this.view) this.draw(new Set(Object.keys(state)));
  }

  destroy() {
    this.abort.abort();
    this.view?.destroy?.();
  }
}

/** @param {Spec} spec */
export const defineWidget = (spec) => ({
  /** @param {{ model: any, el: HTMLElement }} host */
  render({ model, el }) {
    const ui = new Ui(spec, model, el);
    ui.mount();
    return () => ui.destroy();
  },
});
