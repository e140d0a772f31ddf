/**
 * The course of a run: moments to go back to, thinned out as it grows.
 *
 * Between two moments of one era nothing but training has happened, so that every epoch between
 * them can be computed again, number by number.
 *
 * @template T
 * @typedef {T & { epoch: number, era: number }} Mark
 */

const MOST = 240; // even, so that thinning keeps the last one

/** @template T */
export class History {
  constructor() {
    /** @type {Mark<T>[]} */
    this.marks = [];
  }

  get last() { return this.marks[this.marks.length - 1]; }

  /** Add a moment; what was later, or at the same time, did not happen. @param {Mark<T>} mark */
  push(mark) {
    while (this.marks.length && this.last.epoch >= mark.epoch) this.marks.pop();
    this.marks.push(mark);
    if (this.marks.length > MOST) this.marks = this.marks.filter((_, i) => i % 2 === 0);
  }

  /**
   * The moment to start from for an epoch, and whether the steps up to it can be taken again.
   * @param {number} epoch
   * @returns {{ mark: Mark<T>, replay: boolean }}
   */
  before(epoch) {
    let i = this.marks.length - 1;
    while (i > 0 && this.marks[i].epoch > epoch) i--;
    return { mark: this.marks[i], replay: this.marks[i + 1]?.era === this.marks[i].era };
  }
}
