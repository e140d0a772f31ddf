/** Photographs, and what a face detector says of all their windows: figures/face_window of the Python package. */

import { sigmoid } from "../neurons/activations.js";
import { numbers } from "../numbers/spelled.js";
import { ConvNet } from "./convnet.js";

/** Pixels of a photograph's side, of a window's, and from one window to the next; windows in a row. */
export const SIDE = 128, WINDOW = 25, STEP = 2, CELLS = 52;
/** The first letter is a window that is silent at any threshold; each other is a twelfth of a logit above 0. */
const PER_LOGIT = 12, MIDDLE = 0.5;
/** Two letters are a weight, from -2047 to 2047 steps. */
const STEPS = 2047;
/** Below this, in single precision, a window is flat: normalized() of the Python package. */
const FLAT = Math.fround(1e-3);
const SHAPE = { rows: WINDOW, cols: WINDOW, blocks: [{ kernels: 4, size: /** @type {[number, number]} */ ([5, 5]), pool: 3 }, { kernels: 8, size: /** @type {[number, number]} */ ([3, 3]), pool: 1 }], classes: 1 };

/** Whether a window is not on a face. @param {string} name @param {number} row @param {number} column */
export const away = (name, row, column) => name !== "astronaut" || row < 5 || row >= 14 || column < 18 || column >= 26;

export class Scans {
  /** @param {string} text what Scans.text has written */
  constructor(text) {
    const { pictures, weights, logits } = JSON.parse(text);
    /** From 0 to 1, row by row. @type {Record<string, Float64Array>} */
    this.pictures = each(pictures, (/** @type {string} */ letters) => numbers(letters).map((place) => place / 63));
    /** How sure the detector is, window by window, after each number of rounds; just below one half where it is silent. @type {Record<string, Float64Array[]>} */
    this.scores = each(logits, (/** @type {string[]} */ scans) => scans.map((letters) => numbers(letters).map((place) => sigmoid((place - MIDDLE) / PER_LOGIT))));
    /** The detector after each number of rounds. @type {ConvNet[]} */
    this.nets = weights.map((/** @type {[number, string]} */ kept) => {
      const net = new ConvNet(SHAPE);
      net.params.set(unfine(kept));
      return net;
    });
  }

  /** How sure the detector is at any window. @param {string} name @param {number} rounds @param {number[]} place its first row and column */
  at(name, rounds, place) {
    const [logit] = this.nets[rounds].forward(normalized(this.crop(name, place)));
    return sigmoid(logit);
  }

  /** The windows that fire, by their place in a scan. @param {string} name @param {number} rounds @param {number} threshold @returns {number[]} */
  firing(name, rounds, threshold) {
    /** @type {number[]} */
    const found = [];
    this.scores[name][rounds].forEach((score, at) => { if (score >= threshold) found.push(at); });
    return found;
  }

  /** How many windows fire: on the face, and where no face is. @param {string} name @param {number} rounds @param {number} threshold @returns {[number, number]} */
  fires(name, rounds, threshold) {
    const all = this.firing(name, rounds, threshold), aside = all.filter((at) => away(name, Math.floor(at / CELLS), at % CELLS)).length;
    return [all.length - aside, aside];
  }

  /** What a window sees, row by row. @param {string} name @param {number[]} place its first row and column */
  crop(name, [row, column]) {
    const picture = this.pictures[name];
    return Float64Array.from({ length: WINDOW * WINDOW }, (_, i) => picture[(row + Math.floor(i / WINDOW)) * SIDE + column + (i % WINDOW)]);
  }
}

/** @template T, U @param {Record<string, T>} record @param {(value: T) => U} of @returns {Record<string, U>} */
const each = (record, of) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]));

/** To mean 0 and standard deviation 1. @param {Float64Array} window */
function normalized(window) {
  const mean = window.reduce((sum, value) => sum + value, 0) / window.length;
  const spread = Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / window.length);
  return window.map((value) => (value - mean) / (spread + FLAT));
}

/** @param {[number, string]} kept a step, and two letters for each weight */
function unfine([step, text]) {
  const places = numbers(text);
  return Float64Array.from({ length: places.length / 2 }, (_, i) => step * (64 * places[2 * i] + places[2 * i + 1] - STEPS - 1));
}
