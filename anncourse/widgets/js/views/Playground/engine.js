/** The network of the figure, its data, its training and its past. Knows nothing of a page. */

import { softmax } from "../../core/neurons/activations.js";
import { inputs } from "../../core/datasets/features.js";
import { Mlp } from "../../core/layers/mlp.js";
import { Adam, RMSProp, SGD } from "../../core/training/optimizers.js";
import { Rng } from "../../core/numbers/rng.js";
import { Trainer } from "../../core/training/train.js";
import { History } from "./history.js";
import { points } from "./points/data.js";
import { frozen, sizes } from "./shape.js";

/** @typedef {import("../../ui/store.js").State} State */
/** @typedef {Pick<import("../../core/training/optimizers.js").Optimizer, "lr" | "step" | "clone">} Optimizer */
/** @typedef {import("../../core/training/train.js").Moment & { kind: string }} Moment */
/** @typedef {{ loss: number, accuracy: number, testLoss: number, testAccuracy: number }} Measures */

/** @type {Record<string, (lr: number) => import("../../core/training/optimizers.js").Optimizer>} */
export const OPTIMIZERS = {
  sgd: (lr) => new SGD({ lr }),
  momentum: (lr) => new SGD({ lr, momentum: 0.9 }),
  rmsprop: (lr) => new RMSProp({ lr }),
  adam: (lr) => new Adam({ lr }),
};

/** What makes a network as its seed gives it, before any training and any hand. */
export const ANEW = { weights: [], epoch: 0, locked: [], ablated: [] };

/** Points on a side of the maps, and how far the picture reaches. */
export const GRID = 48;
export const REACH = 1.3;
const line = Float64Array.from({ length: GRID }, (_, i) => REACH * ((2 * i) / (GRID - 1) - 1));
/** The places of the maps, row by row from the top. */
const PLANE = Float64Array.from({ length: 2 * GRID * GRID }, (_, i) => (i % 2 ? -line[Math.floor(i / 2 / GRID)] : line[(i / 2) % GRID]));

/** While these stay, so does the network. @param {State} state */
const shape = ({ features, hidden, classes, activation }) => JSON.stringify([features, hidden, classes, activation]);

/**
 * An optimizer that puts some parameters back after every step.
 * @param {Optimizer} inner
 * @param {Map<number, number>} held
 * @returns {any} what a trainer asks of an optimizer
 */
const holding = (inner, held) => ({
  lr: inner.lr,
  step(/** @type {Float64Array} */ params, /** @type {Float64Array} */ grads) {
    inner.step(params, grads);
    for (const [at, value] of held) params[at] = value;
  },
  clone: () => inner.clone(),
});

export class Engine {
  // Made by adopt(), which the constructor calls.
  mlp = /** @type {Mlp} */ (/** @type {unknown} */ (null));
  trainer = /** @type {Trainer} */ (/** @type {unknown} */ (null));
  now = /** @type {Measures} */ (/** @type {unknown} */ (null));
  /** All points, those to learn from first. */
  data = /** @type {ReturnType<typeof points>} */ (/** @type {unknown} */ (null));
  /** What the network gets of the points, and of the places of the maps. */
  inputs = new Float64Array();
  plane = new Float64Array();
  /** Maps of all hidden neurons and the outputs. */
  maps = new Float64Array();
  neurons = 0;
  /** @type {History<Measures & { moment: Moment }>} */
  history = new History();
  /** Counts interventions: within one era nothing but training happens, under one recipe since `settled`. */
  era = 0;
  settled = 0;
  /** Parameters that stand still; and the true weights of those that count as zero. */
  held = /** @type {Map<number, number>} */ (new Map());
  silent = /** @type {Map<number, number>} */ (new Map());
  /** All that leads into or out of an absent neuron. */
  out = /** @type {Set<number>} */ (new Set());

  /** @param {State} state */
  constructor(state) {
    /** @type {State} */
    this.state = {};
    this.adopt(state);
  }

  /**
   * Take over a state from outside: a network that fits goes on, any other begins anew.
   * @param {State} state
   * @returns {boolean} whether the network has been moved to other weights
   */
  adopt(state) {
    if (JSON.stringify(state) === JSON.stringify(this.state)) return false;
    const seeded = !state.weights.length;
    const goesOn = !seeded && shape(this.state) === shape(state);
    const moments = goesOn ? [this.save(), ...this.history.marks.map(({ moment }) => moment)] : [];
    this.state = structuredClone(state);
    const { features, activation, seed } = state, fresh = () => new Rng(seed);
    this.data = points(state);
    this.inputs = inputs(this.data.X, features);
    if (!goesOn) {
      this.history = new History();
      this.mlp = new Mlp(sizes(state), { activation, rng: fresh() });
      this.neurons = this.mlp.sizes.slice(1).reduce((sum, size) => sum + size, 0);
      this.maps = new Float64Array(this.neurons * GRID * GRID);
      this.plane = inputs(PLANE, features);
    }
    // Where there is nothing to learn from, a trainer waits for what will be painted.
    const { learned, y } = this.data, X = learned ? this.inputs.subarray(0, learned * features.length) : new Float64Array(features.length);
    this.trainer = new Trainer(this.mlp, X, learned ? y.subarray(0, learned) : new Int32Array(1), {
      optimizer: OPTIMIZERS[state.optimizer](state.learning_rate), batchSize: state.batch_size, rng: fresh() });
    this.settled = ++this.era;
    // A state that has been here before comes back whole: the optimizer's memory and the order of the data too.
    const known = moments.find(({ params, epochs }) => epochs === state.epoch && params.every((value, i) => value === state.weights[i]));
    if (known) this.restore(known);
    else {
      this.put(seeded ? this.mlp.params.slice() : state.weights);
      if (!seeded) this.trainer.epochs = state.epoch;
    }
    this.record();
    if (seeded) this.lead(state.epoch);
    return !known || known !== moments[0];
  }

  /** Train from the seed up to an epoch, or as far as it goes, leaving a trail. @param {number} epoch */
  lead(epoch) {
    if (!this.data.learned) this.trainer.epochs = epoch;
    const stride = Math.ceil(epoch / 60);
    try {
      while (this.trainer.epochs < epoch) {
        this.run(Math.min(stride, epoch - this.trainer.epochs));
        this.record();
      }
    } catch {}
  }

  /** Epochs so far, with the part of the current one. */
  get epoch() { return this.trainer.epochs + this.trainer.at / this.trainer.order.length; }

  /** Train, or step back to the last good moment and say why. @param {number} epochs 0 for one batch */
  run(epochs) {
    if (!this.data.learned) throw new Error("There is no point to learn from: paint some.");
    try {
      if (epochs) for (let i = 0; i < epochs; i++) this.trainer.epoch();
      else this.trainer.step();
    } catch (error) {
      this.restore(this.history.last.moment);
      throw error;
    }
  }

  /** Note this moment and how good the network is now. @returns {Measures} */
  record() {
    const measures = this.measure();
    this.history.push({ ...measures, epoch: this.epoch, era: this.era, moment: this.save() });
    return this.now = measures;
  }

  /** Go to an earlier or later epoch of this run, as near as it can be reached again exactly. @param {number} epoch */
  seek(epoch) {
    const { mark, replay } = this.history.before(epoch);
    this.restore(mark.moment);
    if (replay && mark.era >= this.settled) while (this.trainer.epochs < epoch) this.trainer.epoch();
    this.now = this.measure();
  }

  /** @returns {Moment} */
  save() {
    return { ...this.trainer.save(), params: Float64Array.from(this.weights()), kind: this.state.optimizer };
  }

  /** @param {Moment} moment */
  restore(moment) {
    const { optimizer: kind, learning_rate: lr } = this.state;
    const { order } = this.trainer, same = order.length === moment.order.length;
    this.trainer.restore({ ...moment, ...(same ? {} : { order, at: 0 }), optimizer: moment.kind === kind ? moment.optimizer : OPTIMIZERS[kind](lr) });
    this.trainer.optimizer.lr = lr;
    this.put(moment.params);
  }

  /** Set all weights; padlocks and absent neurons take hold. @param {ArrayLike<number>} weights */
  put(weights) {
    const { params } = this.mlp;
    const { held, out, silent } = frozen(this.state);
    params.set(weights);
    this.out = out;
    this.silent = new Map(silent.map((at) => [at, weights[at]]));
    for (const at of silent) params[at] = 0;
    this.held = new Map([...held].map((at) => [at, params[at]]));
    if (held.size) this.trainer.optimizer = holding(this.trainer.optimizer, this.held);
  }

  /** @param {number} at */
  weight(at) { return this.silent.get(at) ?? this.mlp.params[at]; }

  /** What the state should say of this moment. */
  tell() {
    const news = { weights: this.weights(), epoch: this.trainer.epochs };
    Object.assign(this.state, news);
    return news;
  }

  weights() { return Array.from(this.mlp.params, (_, at) => this.weight(at)); }

  /** The hand sets a weight, whether it is locked or not. @param {number} at @param {number} value */
  setWeight(at, value) {
    if (this.silent.has(at)) this.silent.set(at, value);
    else {
      this.mlp.params[at] = value;
      if (this.held.has(at)) this.held.set(at, value);
    }
    this.era++;
    this.record();
  }

  /** @returns {Measures} NaN where there are no points */
  measure() {
    const { mlp, data: { y, learned } } = this, K = mlp.nOut;
    const all = y.length ? mlp.forward(this.inputs) : this.inputs;
    const judge = (/** @type {number} */ from, /** @type {number} */ to) => {
      const n = to - from, labels = y.subarray(from, to);
      const scores = Float64Array.from({ length: K * n }, (_, i) => all[(from + (i % n)) * K + Math.floor(i / n)]);
      const right = labels.reduce((sum, label, i) => sum + Number(winner(scores, i, n, K) === label), 0);
      return n ? [mlp.loss(scores, labels, new Float64Array(K * n), n, K), right / n] : [NaN, NaN];
    };
    const [loss, accuracy] = judge(0, learned);
    const [testLoss, testAccuracy] = judge(learned, y.length);
    return { loss, accuracy, testLoss, testAccuracy };
  }

  /** What every neuron says about every point of the plane, row by row from the top. */
  survey() { return this.mlp.gridMaps(this.plane, GRID, this.maps); }

  /** How likely each class is at one point. @param {number} i @returns {ArrayLike<number>} */
  chances(i) {
    const { nIn, nOut } = this.mlp, z = this.mlp.forward(this.inputs.subarray(nIn * i, nIn * (i + 1)));
    return softmax(nOut > 1 ? z : [0, z[0]]);
  }
}

/** The likeliest class of one of n points. @param {ArrayLike<number>} scores (K, n) @param {number} i @param {number} n @param {number} K */
function winner(scores, i, n, K) {
  if (K === 1) return Number(scores[i] > 0);
  let best = 0;
  for (let k = 1; k < K; k++) if (scores[k * n + i] > scores[best * n + i]) best = k;
  return best;
}
