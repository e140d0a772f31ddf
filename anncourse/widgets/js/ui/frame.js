/**
 * The frame every figure has: its question, undo and redo, the starts, and a link to this very state.
 *
 * @typedef {import("./store.js").State} State
 * @typedef {{ draw(state: State, changed: Set<string>): void, destroy?(): void, opening?(): void,
 *             sketches?: Record<string, Sketched>, text?(): string, quantities?: Record<string, (state: State) => any>,
 *             solve?(solution: State[]): Promise<unknown> }} View
 *   `opening` moves once, gently, and ends where it began; `sketches` are curves that the reader draws, by the names of what they show;
 *   `text` and `quantities` stand in place of the spec's where a view knows more than the state says; `solve` where "Show me" does more than glide
 * @typedef {{ open(onChange: () => void): void, values(): ArrayLike<number>, set(values: number[]): void, lock(): void }} Sketched
 * @typedef {object} Spec
 * @property {string} name                       the Python class
 * @property {import("./rules.js").Counts} [counts]  how many there are of the things that lists count
 * @property {(state: State) => string} [check]  a complaint about several traits together that no rule can make, or ""
 * @property {Record<string, (state: State) => any>} [quantities]            what questions may ask about (task.js)
 * @property {Record<string, (state: State, start: State) => boolean>} [judges]
 * @property {(ui: Ui) => HTMLElement} [newStart]  a button that begins again from fresh random numbers (new-start.js)
 * @property {(state: State) => string} text     one sentence that says what the figure shows
 * @property {(ui: Ui) => View} build
 */

import { h, setText } from "./dom.js";
import { listen } from "./listening.js";
import { animate, visible } from "./motion.js";
import { Question } from "../asking/question.js";
import { Store } from "./store.js";
import { reduced } from "./theme.js";
import { toolbar } from "./toolbar.js";
import css from "./style.css";

/** What a view sees of its frame. */
export class Ui {
  /** @param {Spec} spec @param {import("./store.js").Model} model @param {HTMLElement} el */
  constructor(spec, model, el) {
    this.spec = spec;
    this.model = model;
    this.el = el;
    this.root = /** @type {HTMLElement} */ (el.closest("[data-widget]") ?? el);
    this.store = new Store(model, spec);
    this.abort = new AbortController();
    this.signal = this.abort.signal;
    this.stage = h("div", { class: "ann-stage", role: "group" });
    this.controls = h("div", { class: "ann-controls" });
    this.status = h("p", { class: "ann-say" });
    this.spoken = h("p", { class: "ann-hidden", role: "status" });
    this.problem = h("p", { class: "ann-problem", role: "alert", hidden: true });
    /** A word to a hand that finds the figure, or a part of it, locked. */
    this.word = h("p", { class: "ann-word", role: "status" });
    this.body = h("div", { class: "ann-body" });
    /** @type {(() => void)[]} */
    this.followers = [];
    /** Counts animations; a newer one, or the reader's hand, ends the older. */
    this.run = 0;
    /** What the keys are pressed on: presses one after the other on one control are one for "Undo". @type {unknown} */
    this.control = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.fading = undefined;
    /** Whether the bet comes before anything moves. */
    this.gated = false;
    /** @type {View | null} */
    this.view = null;
    /** The start that the author, or "New start", gave, and that questions compare with. @type {State} */
    this.base = this.store.start;
    this.question = new Question(this, model.get("asks") ?? {});
    this.tools = toolbar(this);
  }

  get state() { return this.store.state; }
  get start() { return this.store.start; }
  /** Whether a link has brought another start than the author's. */
  get linked() { return this.start !== this.base; }

  /** @param {string} name */
  get(name) { return this.store.state[name]; }

  /** Limits, step, unit, digits and label of a trait. @param {string} trait */
  rule(trait) { return this.store.rules[trait]; }

  /** Whether the bet is still open: a view does not yet show what it asks for. */
  get asking() { return !!this.question.asks.bet && !this.question.bet?.done; }

  /** Whether the question holds a trait fixed, now. @param {string} trait */
  holds(trait) { return this.question.holds(trait); }

  /** Whether the author has fixed a trait, for as long as the question stands or for good. @param {string} trait */
  fixes(trait) { return this.question.asks.fixed.includes(trait); }

  /** A control, unless the author has fixed its trait: then it is for another figure. @template T @param {string} trait @param {() => T} make @returns {T[]} */
  free(trait, make) { return this.fixes(trait) ? [] : [make()]; }

  /**
   * Change the state and draw. Returns false, and says why, if the patch is refused.
   * @param {State} patch
   * @param {{ commit?: boolean, force?: boolean }} [options] commit: false while a gesture lasts; force: the reader's hand it is not
   */
  set(patch, { commit = true, force = false } = {}) {
    const held = Object.keys(patch).find((name) => !force && this.holds(name) && JSON.stringify(patch[name]) !== JSON.stringify(this.state[name]));
    if (held) return this.refuse("held", `Held while the question stands: ${held}.`);
    if (this.gated && !force) return this.refuse("bet-first", "Bet first.");
    const { changed, error } = this.store.set(patch);
    this.note(error && `${error} Kept the last good value.`);
    if (changed.size) this.draw(changed);
    if (commit) this.commit();
    return !error;
  }

  commit() {
    this.store.commit(this.control);
    this.spoken.textContent = this.status.textContent;
    this.describe();
    this.refresh();
  }

  /** The picture in one sentence, for those who cannot see it. */
  describe() { this.stage.setAttribute("aria-label", this.view?.text?.() ?? this.spec.text(this.state)); }

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

  /** A word that goes by itself. @param {string} part @param {string} text @returns {false} */
  tell(part, text) {
    clearTimeout(this.fading);
    this.word.dataset.part = part;
    setText(this.word, text);
    if (text) this.fading = setTimeout(() => this.tell("", ""), 4000);
    return false;
  }

  /** Nothing has moved: a control that went ahead goes back. @param {string} part @param {string} text */
  refuse(part, text) {
    for (const update of this.followers) update();
    return this.tell(part, text);
  }

  /** @param {Set<string>} changed */
  draw(changed) {
    this.tell("", "");
    this.tools.moved();
    this.view?.draw(this.state, changed);
    for (const update of this.followers) update();
    this.tools.refresh();
  }

  /** Ask the question's judges; a view calls it when something outside the state has changed. */
  refresh() {
    this.question.judge();
    this.root.dataset.asking = String(this.question.open);
    this.tools.refresh();
  }

  /** @param {State} target @param {number} [ms] @returns {Promise<boolean>} false if the reader took over */
  animate(target, ms) { return animate(this, target, ms); }

  /** From the start to what an author knows to reach the goal; what is fixed stays. @param {State[]} solution */
  solve(solution) {
    return this.once(async () => {
      this.set(this.base, { commit: false });
      if (this.view?.solve) return this.view.solve(solution);
      for (const patch of solution) if (!(await this.animate(patch))) return;
    });
  }

  // ---- set-up, called once -------------------------------------------------

  mount() {
    const { spec, el, root } = this;
    root.dataset.widget = spec.name;
    if (this.question.asks.id) root.dataset.figure = this.question.asks.id;
    el.classList.add("ann", spec.name);
    el.append(h("style", { text: css }), this.problem);
    const complaint = this.store.complaint(this.state);
    if (complaint) return this.note(`${complaint} Nothing is drawn.`);
    this.assemble();
    this.view = spec.build(this);
    this.ask();
    listen(this);
    this.readAddress();
    this.draw(new Set(Object.keys(this.store.rules)));
    this.describe();
    this.question.recall();
    this.refresh();
    this.hear();
    root.dataset.live = "true";
    if (this.question.asks.opening && this.model.page && !this.linked && !reduced()) this.open();
  }

  assemble() {
    const { el, body, question: { asks } } = this;
    body.append(this.stage, this.status, this.controls, this.tools.element);
    el.append(h("div", { class: "ann-place" }, body, this.word), this.spoken);
    // A page says it below the figure, with a number.
    if (!this.model.page && asks.title + asks.caption)
      el.append(h("p", { class: "ann-caption" }, h("b", { text: asks.title }), " ", h("span", { text: asks.caption })));
  }

  ask() {
    const { body, question } = this;
    question.build();
    const { bet, goal } = question;
    // What comes first stands first; a goal that waits for the bet comes below.
    if (bet && goal) body.append(goal.element);
    const first = bet ?? goal;
    if (first) body.parentElement?.before(first.element);
    if (!bet) return;
    this.gated = this.model.get("gate") !== false;
    // A curve is drawn on the figure itself.
    const closed = question.asks.bet?.kind === "sketch" ? [this.controls, this.tools.element] : [body];
    for (const part of closed) part.inert = this.gated;
  }

  /** The bet is made, or a link leads past it. */
  unlock() {
    this.gated = false;
    for (const part of [this.body, this.controls, this.tools.element]) part.inert = false;
    this.tell("", "");
  }

  /** Move once, when the figure is first seen, unless a hand is there before. */
  open() {
    const run = this.run, stop = new AbortController();
    this.signal.addEventListener("abort", () => stop.abort());
    visible(this.stage, (seen) => {
      if (!seen) return;
      stop.abort();
      if (run === this.run) this.view?.opening?.();
    }, stop.signal);
  }

  /** The bet is done, or the goal reached: what was held is free. */
  settled() {
    this.root.dataset.asking = String(this.question.open);
    this.draw(new Set());
  }

  /** @param {State} state */
  restore(state) {
    this.run++;
    this.set(state, { force: true });
  }

  /** @param {State} state  @returns {State} without what no reader changes */
  moving(state) {
    return Object.fromEntries(Object.entries(state).filter(([name]) => !this.store.rules[name]?.given));
  }

  /** The other side has spoken: take its word, or say what is wrong with it and hand back the last good state. */
  hear() {
    const patch = this.store.news();
    if (Object.keys(patch).length && !this.set(patch, { force: true })) this.store.publish(Object.keys(patch));
  }

  /** A link's state is the start from now on; what the question holds stays. */
  readAddress() {
    const { state: found, error } = this.model.page?.read(this.question.asks.id) ?? {};
    const whole = found && this.moving(found);
    const state = whole && Object.fromEntries(Object.entries(whole).filter(([name]) => !this.holds(name)));
    // What is held is left out, and yet a link with a wrong value is a wrong link.
    const refused = state && (this.store.complaint({ ...this.state, ...whole }) || this.store.set(state).error);
    if (error || refused) return this.note(error ?? `${refused} The state in this page's address was ignored.`);
    if (!state) return;
    this.unlock();
    this.store.start = this.store.snapshot();
    this.draw(new Set(Object.keys(this.store.rules)));
    this.commit();
  }

  destroy() {
    this.abort.abort();
    this.view?.destroy?.();
  }
}

/** The module of a figure; `spec` is there for who asks it without a page. @param {Spec} spec */
export const defineWidget = (spec) => ({
  spec,
  /** @param {{ model: any, el: HTMLElement }} host */
  render({ model, el }) {
    const ui = new Ui(spec, model, el);
    ui.mount();
    return () => ui.destroy();
  },
});
