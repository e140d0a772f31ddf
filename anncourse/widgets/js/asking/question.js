/**
 * What one figure asks, and where the reader stands with it: the bet first, then the goal, never both.
 * What a figure asks comes from Python as data (anncourse/widgets/asking).
 *
 * @typedef {import("../ui/store.js").State} State
 * @typedef {object} Asks
 * @property {string} id
 * @property {string} title
 * @property {string} caption
 * @property {boolean} opening
 * @property {string[]} fixed                        traits that stay while the question stands
 * @property {Record<string, [string, number]>} entries
 * @property {import("./verdict.js").Bet | null} bet
 * @property {import("./stages.js").Goal | null} goal
 */

import { betPanel } from "./bet.js";
import { goalPanel } from "./goal.js";
import { fill } from "./judges.js";

/** @type {Asks} */
const NOTHING = { id: "", title: "", caption: "", opening: false, fixed: [], entries: {}, bet: null, goal: null };

/** A short name for what is asked, by which a kept answer to another question is told apart. @param {Asks} asks */
export const mark = ({ bet, goal }) =>
  [...JSON.stringify([bet, goal])].reduce((sum, letter) => (31 * sum + /** @type {number} */ (letter.codePointAt(0))) % 0x7fffffff, 7).toString(36);

/** What is asked, with the start's quantities put in. @param {Asks} asks @param {State} start @param {import("./judges.js").Figure} figure */
export function asked({ bet, goal }, start, figure) {
  const put = (/** @type {string} */ text) => fill(text, start, start, figure);
  return {
    bet: bet && { ...bet, question: put(bet.question), options: bet.options?.map((option) => ({ ...option, text: put(option.text) })) },
    goal: goal && { ...goal, question: put(goal.question) },
  };
}

export class Question {
  /** @param {import("../ui/frame.js").Ui} ui @param {Partial<Asks>} asks */
  constructor(ui, asks) {
    this.ui = ui;
    this.asks = { ...NOTHING, ...asks };
    /** @type {import("./judges.js").Figure} */
    this.figure = { get quantities() { return ui.view?.quantities ?? ui.spec.quantities; }, judges: ui.spec.judges, entries: this.asks.entries };
  }

  /** The panels, when the view is there for a curve to be sketched on. */
  build() {
    const { ui, figure } = this, { bet, goal } = asked(this.asks, ui.base, figure);
    this.bet = bet && betPanel(bet, { figure, sketch: (onChange) => this.sketch(bet, onChange),
      onMade: () => { ui.unlock(); this.keep(); this.judge(); }, onDone: () => this.settled() });
    this.goal = goal && goalPanel(goal, { figure, solve: () => ui.solve(goal.solution), onSolved: () => this.settled() });
    if (this.goal) this.goal.element.hidden = !!bet;
  }

  /**
   * The view's curve that the reader draws, as points over the bet's own axis.
   * @param {import("./verdict.js").Bet} bet @param {() => void} onChange @returns {import("./bet.js").Sketch}
   */
  sketch({ x, y, low, high }, onChange) {
    const guess = this.ui.view?.sketches?.[y];
    if (!guess) throw new Error(`This figure offers no sketch of ${y} over ${x}.`);
    /** @returns {[number, number][]} */
    const all = () => {
      const ys = Array.from(/** @type {ArrayLike<number>} */ (guess.values()));
      return ys.map((value, i) => [low + ((high - low) * i) / (ys.length - 1), value]);
    };
    const points = () => all().filter(([, value]) => Number.isFinite(value));
    guess.open(onChange);
    return {
      points,
      enough: () => 2 * points().length >= all().length,
      lock(said) {
        guess.set(all().map(([at]) => said.find(([place]) => Math.abs(place - at) < 1e-9)?.[1] ?? NaN));
        guess.lock();
      },
    };
  }

  /** Whether something is still asked; a figure that asks nothing holds its fixed traits for good. */
  get stands() {
    const { bet, goal } = this.asks;
    return !(bet || goal) || !!(bet && !this.bet?.done) || !!(goal && !this.goal?.solved);
  }

  /** Whether the figure's claim would answer what is still asked. */
  get open() {
    return this.bet ? !this.bet.done : !!this.goal && !this.goal.solved;
  }

  /** @param {string} trait */
  holds(trait) { return this.asks.fixed.includes(trait) && this.stands; }

  /** A gesture has ended, or something outside the state has changed. */
  judge() {
    const { state, base } = this.ui;
    this.bet?.judge(state, base);
    if (this.goal && (!this.bet || this.bet.done)) this.goal.judge(state, base);
  }

  settled() {
    this.keep();
    const open = !this.bet || this.bet.done;
    if (this.goal && open && this.goal.element.hidden) {
      this.goal.element.hidden = false;
      this.judge();
    }
    this.ui.settled();
  }

  /** This browser remembers, for this page. */
  keep() {
    const { id } = this.asks;
    if (id) this.ui.model.page?.keep?.(id, { of: mark(this.asks), bet: this.bet?.made ? this.bet.record : null, solved: !!this.goal?.solved });
  }

  recall() {
    const kept = this.asks.id && this.ui.model.page?.recall?.(this.asks.id);
    if (!kept || kept.of !== mark(this.asks)) return;
    if (kept.solved === true) this.goal?.recall();
    this.bet?.recall(kept.bet, this.ui.base);
  }
}
