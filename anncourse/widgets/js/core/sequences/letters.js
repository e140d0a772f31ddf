/**
 * Two writers that have read the same text, letter by letter: a recurrent network and a 6-gram. What each expects after a text, and
 * what a text costs them, in bits. anncourse/widgets/figures/letter_writer/writers.py says the same.
 */
import { GRU } from "./gru.js";
import { NGram } from "./ngrams.js";
import { Rng } from "../numbers/rng.js";

export const ORDER = 6;
/** Of the text: read, and before what is held out. */
const READ = 0.85, VALID = 0.9;
/** The most letters of a page, and the fewest of a paragraph that makes one. */
export const LONGEST = 400;

/** @param {string} text */
export function cut(text) {
  const [read, valid] = [READ, VALID].map((share) => text.lastIndexOf("\n", Math.floor(share * text.length) - 1) + 1);
  return { read: text.slice(0, read), heldOut: text.slice(valid) };
}

/** The letters of a text, in the order of the code points. @param {string} text */
export const alphabet = (text) => [...new Set(text)].sort().join("");

/** Paragraphs that nobody has read, each cut to a page. @param {string} heldOut */
export const pages = (heldOut) => heldOut.split("\n").filter(({ length }) => length >= LONGEST).map((line) => line.slice(0, LONGEST));

/**
 * Probabilities at a temperature: p^(1/T), made to add up to 1.
 * @param {Float64Array} p @param {number} temperature
 */
export function warm(p, temperature) {
  const most = p.reduce((a, b) => Math.max(a, b)), out = p.map((share) => (share / most) ** (1 / temperature));
  const total = out.reduce((a, b) => a + b, 0);
  return out.map((share) => share / total);
}

/** The symbol on which a draw falls. @param {Float64Array} p @param {number} u  from 0 to 1 */
export function draw(p, u) {
  let sum = 0;
  for (let s = 0; s < p.length; s++) if (u < (sum += p[s])) return s;
  return p.length - 1;
}

/** The draws of a page, one a letter. @param {number} seed */
export const draws = (seed) => new Rng(seed).uniform(0, 1, LONGEST);

/** What both expect after some letters: the network's state, and two times the probability of each letter. @typedef {{ h: Float64Array, network: Float64Array, gram: Float64Array }} Place */

export class Writers {
  /** @param {string} corpus  the whole text @param {string} weights  the network's, as written down */
  constructor(corpus, weights) {
    const { read, heldOut } = cut(corpus);
    this.letters = alphabet(corpus);
    /** The number of each letter, by its code. */
    this.codes = new Uint8Array(128);
    for (let i = 0; i < this.letters.length; i++) this.codes[this.letters.charCodeAt(i)] = i;
    this.pages = pages(heldOut);
    this.network = new GRU(weights);
    this.gram = new NGram(ORDER, this.letters.length).fit(this.encode("\n" + read));
    this.text = "";
    const begin = this.encode("\n");
    /** After none of the letters, after the first, and so on. A text stands on a line of its own. @type {Place[]} */
    this.places = [this.place(this.network.step(this.network.start(), begin[0]), begin)];
    /** What each letter cost, in bits. @type {{ network: number, gram: number }[]} */
    this.costs = [];
  }

  /** Letters of ASCII as numbers. @param {string} text */
  encode(text) {
    const symbols = new Uint8Array(text.length);
    for (let i = 0; i < symbols.length; i++) symbols[i] = this.codes[text.charCodeAt(i)];
    return symbols;
  }

  /** @param {Float64Array} h @param {Uint8Array} context @returns {Place} */
  place(h, context) { return { h, network: this.network.predict(h), gram: this.gram.predict(context) }; }

  /** Read a text; what it shares with the last one is known. @param {string} text @returns {Place} after its last letter */
  read(text) {
    let same = 0;
    while (same < text.length && text[same] === this.text[same]) same++;
    this.places.length = same + 1;
    this.costs.length = same;
    for (let at = same; at < text.length; at++) {
      const { h, network, gram } = this.places[at], s = this.codes[text.charCodeAt(at)];
      this.costs.push({ network: -Math.log2(network[s]), gram: -Math.log2(gram[s]) });
      const context = this.encode(`\n${text.slice(0, at + 1)}`.slice(-ORDER));
      this.places.push(this.place(this.network.step(h, s), context));
    }
    this.text = text;
    return this.places[text.length];
  }

  /** Bits a letter, of a whole text. @param {string} text */
  bits(text) {
    this.read(text);
    const mean = (/** @type {"network" | "gram"} */ who) => this.costs.reduce((sum, cost) => sum + cost[who], 0) / text.length;
    return { network: mean("network"), gram: mean("gram") };
  }

  /**
   * The letter that comes next; "" on a full page.
   * @param {{ text: string, writer: string, temperature: number, seed: number }} state
   */
  next({ text, writer, temperature, seed }) {
    if (text.length === LONGEST) return "";
    if (writer === "page") return this.pages[seed % this.pages.length][text.length];
    const { network, gram } = this.read(text);
    return this.letters[draw(warm(writer === "network" ? network : gram, temperature), draws(seed)[text.length])];
  }
}
