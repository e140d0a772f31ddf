/**
 * The next symbol from the few before it, by counting, as in anncourse/sequences/ngrams.py:
 * P_k(s | c) = (max(n(c s) - d, 0) + d kinds(c) P_{k-1}(s | c')) / n(c), and P_0 = 1 / nSymbols. For the longest context n says how
 * often a run was seen, for a shorter one after how many different symbols.
 *
 * Nothing is counted beforehand. All places of the text are sorted by what stands before them, the nearest symbol first; then those
 * that follow a context lie side by side, and within them those that follow a longer one.
 */
import { refuse, whole } from "../numbers/checks.js";

/** What is taken from each count. */
const DISCOUNT = 0.75;

export class NGram {
  /** @param {number} order  it looks at order - 1 symbols @param {number} nSymbols */
  constructor(order, nSymbols) {
    this.order = whole("NGram", "order", order);
    this.nSymbols = whole("NGram", "nSymbols", nSymbols);
    this.text = new Uint8Array(0);
    this.places = new Int32Array(0);
    /** Of contexts that half the text may follow: counted when first asked for. @type {Map<number, Float64Array>} */
    this.known = new Map();
  }

  /** Read a text, in place of what was read before. @param {ArrayLike<number>} symbols at most 256 kinds */
  fit(symbols) {
    const text = (this.text = Uint8Array.from(symbols)), wrong = text.find((symbol) => symbol >= this.nSymbols);
    if (!text.length) refuse("NGram.fit", "at least one symbol", "none");
    if (wrong !== undefined) refuse("NGram.fit", `symbols from 0 to ${this.nSymbols - 1}`, wrong);
    this.known.clear();
    // The farthest symbol first: sorting by a nearer one keeps the order among equals.
    this.places = Int32Array.from(text, (_, at) => at);
    for (let back = this.order - 1; back > 0; back--) this.places = sorted(text, this.places, back, this.nSymbols);
    return this;
  }

  /**
   * The probability of each symbol to come next.
   * @param {ArrayLike<number>} context  what came before; the last order - 1 count
   */
  predict(context) {
    const { text, places, order } = this, p = new Float64Array(this.nSymbols).fill(1 / this.nSymbols);
    if (!text.length) refuse("NGram.predict", "a text to be counted first", "none");
    let from = 0, to = places.length;
    for (let k = 0; k < order && k <= context.length; k++) {
      if (k) {
        const symbol = context[context.length - k];
        [from, to] = [first(text, places, k, symbol, from, to), first(text, places, k, symbol + 1, from, to)];
      }
      if (from === to) break;
      mix(p, this.followers(k, from, to));
    }
    return p;
  }

  /** What follows a context of k symbols, whose followers stand at some places. @private @param {number} k @param {number} from @param {number} to */
  followers(k, from, to) {
    const known = k < 2 ? this.known.get(k * from + k) : undefined;
    if (known) return known;
    const { text, places, nSymbols } = this, counts = new Float64Array(nSymbols);
    if (k === Math.min(this.order, text.length) - 1) for (let i = from; i < to; i++) counts[text[places[i]]]++;
    else {
      // Side by side lie those that follow the same longer context.
      const group = new Int32Array(nSymbols).fill(-1);
      for (let i = from; i < to; i++) {
        const symbol = text[places[i]], longer = before(text, places[i], k + 1);
        if (longer >= 0 && group[symbol] !== longer) counts[symbol]++;
        if (longer >= 0) group[symbol] = longer;
      }
    }
    if (k < 2) this.known.set(k * from + k, counts);
    return counts;
  }
}

/** What a context says, and for the rest what the shorter one said. @param {Float64Array} p @param {Float64Array} counts */
function mix(p, counts) {
  let total = 0, kinds = 0;
  for (const count of counts) {
    total += count;
    kinds += Number(count > 0);
  }
  if (total) for (let s = 0; s < p.length; s++) p[s] = (Math.max(counts[s] - DISCOUNT, 0) + DISCOUNT * kinds * p[s]) / total;
}

/** The symbol that stands `back` before a place; before the text stands none. @param {Uint8Array} text @param {number} place @param {number} back */
const before = (text, place, back) => (place < back ? -1 : text[place - back]);

/** Places in the order of the symbol before them; equals stay as they were. @param {Uint8Array} text @param {Int32Array} places @param {number} back @param {number} n */
function sorted(text, places, back, n) {
  const ends = new Int32Array(n + 2), out = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) ends[before(text, places[i], back) + 2]++;
  for (let i = 1; i < ends.length; i++) ends[i] += ends[i - 1];
  for (let i = 0; i < places.length; i++) out[ends[before(text, places[i], back) + 1]++] = places[i];
  return out;
}

/**
 * The first place of a sorted stretch whose symbol is at least this one.
 * @param {Uint8Array} text @param {Int32Array} places @param {number} back @param {number} symbol @param {number} from @param {number} to
 */
function first(text, places, back, symbol, from, to) {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (before(text, places[middle], back) < symbol) from = middle + 1;
    else to = middle;
  }
  return from;
}
