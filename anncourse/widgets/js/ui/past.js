/** What was, gesture by gesture, and a place in it: "Undo" goes back, "Redo" forth. */

/** @typedef {import("./store.js").State} State */

/** Key presses further apart than this, in milliseconds, are two moves. */
const PAUSE = 1000;

export const equal = (/** @type {any} */ a, /** @type {any} */ b) => a === b || JSON.stringify(a) === JSON.stringify(b);

export class Past {
  /** @param {State} start */
  constructor(start) {
    /** @type {State[]} */
    this.states = [start];
    this.at = 0;
    /** What the last keys were pressed on, and when. @type {unknown} */
    this.control = null;
    this.time = 0;
  }

  /** @returns {State} */
  get now() { return this.states[this.at]; }
  get canUndo() { return this.at > 0; }
  get canRedo() { return this.at < this.states.length - 1; }

  /** The run of key presses is over. */
  rest() { this.control = null; }

  /**
   * The end of a gesture. Presses on one control, one after the other, are one gesture.
   * @param {State} state
   * @param {unknown} [control]  what is pressed again and again; null for a gesture of its own
   * @param {number} [time]
   */
  add(state, control = null, time = performance.now()) {
    const goesOn = control !== null && control === this.control && time - this.time < PAUSE;
    if (goesOn) this.time = time;
    if (equal(state, this.now)) return;
    // What was undone is gone once something else has happened.
    this.states.length = this.at + 1;
    if (!goesOn) {
      this.at = this.states.push(state) - 1;
      this.control = control;
      this.time = time;
    } else if (equal(state, this.states[this.at - 1])) {
      // Presses that led back to where they began leave nothing to undo.
      this.states.length = this.at--;
      this.rest();
    } else this.states[this.at] = state;
  }

  /** @returns {State} the state before the last gesture */
  undo() {
    this.rest();
    if (this.canUndo) this.at--;
    return this.now;
  }

  /** @returns {State} the state before the last "Undo" */
  redo() {
    this.rest();
    if (this.canRedo) this.at++;
    return this.now;
  }
}
