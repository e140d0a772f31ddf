/**
 * A network that reads symbols one by one: a row of numbers for each, a gated recurrent unit, a score for each symbol.
 * h' = (1 - z) n + z h, as `GRUCell` of anncourse/sequences/cells.py, between an `Embedding` and a `Dense` layer.
 */
import { softmax } from "../numbers/scores.js";
import { tanh } from "../numbers/tanh.js";

/** @typedef {Record<string, [...number[], string][]>} Written */

/** Weights that were written down in whole steps. @param {any[]} written  shape, step, letters */
function array(written) {
  const step = written[written.length - 2], bytes = atob(written[written.length - 1]);
  return Float64Array.from(bytes, (letter) => ((letter.charCodeAt(0) << 24) >> 24) * step);
}

/** sigma(z) = 1/2 + tanh(z / 2) / 2. @param {number} z */
const sigmoid = (z) => 0.5 + 0.5 * tanh(0.5 * z);

export class GRU {
  /** @param {string} text  as network.py writes it down */
  constructor(text) {
    const written = JSON.parse(text), W = array(written["1.cell.W"]), rows = array(written["0.W"]), b = array(written["1.cell.b"]);
    this.U = array(written["1.cell.U"]);
    this.bHidden = array(written["1.cell.b_hidden"]);
    this.V = array(written["2.W"]);
    this.c = array(written["2.b"]);
    this.hidden = this.bHidden.length;
    this.nSymbols = this.c.length;
    const dim = rows.length / this.nSymbols, width = 3 * this.hidden;
    /** What each symbol adds to the gates, x W + b, computed once. */
    this.inputs = new Float64Array(this.nSymbols * width);
    for (let symbol = 0; symbol < this.nSymbols; symbol++) {
      const out = this.inputs.subarray(symbol * width, (symbol + 1) * width);
      out.set(b);
      times(rows.subarray(symbol * dim, (symbol + 1) * dim), W, out);
    }
    this.sums = new Float64Array(width);
  }

  /** The state before the first symbol. */
  start() { return new Float64Array(this.hidden); }

  /** The state after one more symbol. @param {Float64Array} h @param {number} symbol */
  step(h, symbol) {
    const { hidden, inputs, sums } = this, at = symbol * 3 * hidden, next = new Float64Array(hidden);
    sums.fill(0);
    times(h, this.U, sums);
    for (let j = 0; j < hidden; j++) {
      const r = sigmoid(inputs[at + j] + sums[j]), z = sigmoid(inputs[at + hidden + j] + sums[hidden + j]);
      const n = tanh(inputs[at + 2 * hidden + j] + r * (sums[2 * hidden + j] + this.bHidden[j]));
      next[j] = (1 - z) * n + z * h[j];
    }
    return next;
  }

  /** The probability of each symbol to come next. @param {Float64Array} h */
  predict(h) {
    const z = this.c.slice();
    times(h, this.V, z);
    return softmax(z);
  }
}

/** Add a row times a table. @param {Float64Array} x @param {Float64Array} W row by row @param {Float64Array} out */
function times(x, W, out) {
  const width = out.length;
  for (let i = 0, at = 0; i < x.length; i++, at += width) {
    const a = x[i];
    for (let j = 0; j < width; j++) out[j] += a * W[at + j];
  }
}
