/**
 * What hears a glide: a small convolutional network, and a regression on the average over time.
 * anncourse/widgets/figures/sound_lab/ear.py says the same.
 */

import { BANDS } from "../datasets/speech.js";
import { largest, softmax } from "../numbers/scores.js";
import { numbers } from "../numbers/spelled.js";
import { ConvNet } from "./convnet.js";

export const GLIDES = ["ai", "ia", "au", "ua", "iu", "ui"], KERNELS = 24, SIZE = /** @type {[number, number]} */ ([13, 8]);
const LEARNED = ["everyone", "men"], LINES = 7, STEPS = 2047;
/** Bands and frames that become one, and what is left of a clip's frames. */
export const PAIR = 2;
const FRAMES = 38;

/** Weights from letters, two each, after the largest of them. @param {string} line */
function read(line) {
  const [most, letters] = line.split(" "), places = numbers(letters);
  return Float64Array.from({ length: places.length / 2 }, (_, i) => (Number(most) * (64 * places[2 * i] + places[2 * i + 1] - STEPS)) / STEPS);
}

export class Ear {
  /** @param {string} text  two ears, seven lines each @param {string} learned  from whom */
  constructor(text, learned) {
    const lines = text.split("\n").slice(LINES * LEARNED.indexOf(learned)).slice(0, LINES);
    const [middle, spread] = lines[0].split(" ").map(Number);
    this.middle = middle;
    this.spread = spread;
    const weights = lines.slice(1).map(read);
    this.net = new ConvNet({ rows: BANDS / PAIR, cols: FRAMES / PAIR, blocks: [{ kernels: KERNELS, size: SIZE, pool: "all" }], classes: GLIDES.length });
    let at = 0;
    for (const own of weights.slice(0, 4)) {
      this.net.params.set(own, at);
      at += own.length;
    }
    this.W = weights[4];
    this.b = weights[5];
  }

  /** How sure the network is of each glide. @param {Float64Array} loud (28, frames) */
  network(loud) { return softmax(this.net.forward(this.paired(loud)).slice()); }

  /** How sure the regression is, which knows the average over time. @param {Float64Array} loud */
  average(loud) {
    const x = this.scaled(loud), frames = x.length / BANDS, z = this.b.slice();
    for (let band = 0; band < BANDS; band++) {
      const mean = x.subarray(band * frames, (band + 1) * frames).reduce((a, b) => a + b, 0) / frames;
      z.forEach((_, k) => (z[k] += mean * this.W[band * GLIDES.length + k]));
    }
    return softmax(z);
  }

  /** The kernel that says most for the answer, its map, and its weights; after `network`. @param {ArrayLike<number>} answer */
  strongest(answer) {
    const { dense: { W, nOut }, flat } = this.net, says = largest(answer);
    const worth = Array.from(flat, (most, k) => most * W[k * nOut + says]), kernel = largest(worth);
    return { kernel, map: this.net.map(0, kernel), weights: this.net.stages[0].conv.W.filter((_, i) => i % KERNELS === kernel) };
  }

  /** @private @param {Float64Array} loud */
  scaled(loud) { return loud.map((value) => (value - this.middle) / this.spread); }

  /** @private means of two bands by two frames @param {Float64Array} loud */
  paired(loud) {
    const x = this.scaled(loud), frames = x.length / BANDS, half = frames / PAIR;
    return Float64Array.from({ length: x.length / PAIR ** 2 }, (_, i) => {
      const at = PAIR * (Math.floor(i / half) * frames + (i % half));
      return (x[at] / 2 + x[at + 1] / 2) / 2 + (x[at + frames] / 2 + x[at + frames + 1] / 2) / 2;
    });
  }
}
