/** A curve that grows under the hand: where the reader has been, while the bet asks for it, and all of it when that is done. */

/** Two numbers that should be equal are, to this. */
const NEAR = 1e-9;

/** @param {import("../ui/frame.js").Ui} ui @param {() => boolean} [asked] whether the curve is still asked for */
export function tried(ui, asked = () => ui.asking) {
  let low = Infinity, high = -Infinity;
  return {
    /** The reader is here now, or anywhere between two places. @param {number} from @param {number} [to] */
    go(from, to = from) {
      [low, high] = ui.gated ? [from, to] : [Math.min(low, from), Math.max(high, to)];
    },
    /** Those places that may be shown. @template {{ filter(keep: (x: number) => boolean): any }} X @param {X} xs @returns {X} */
    of: (xs) => (asked() ? xs.filter((x) => x >= low - NEAR && x <= high + NEAR) : xs),
  };
}
