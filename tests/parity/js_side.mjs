/** The cases of the parity tests, computed by the page's mathematics; see numpy_side.py. */

import { ACTIVATIONS, softmax } from "../../anncourse/widgets/js/core/activations.js";
import { DATASETS } from "../../anncourse/widgets/js/core/data.js";
import { binaryCrossEntropy, mse, softmaxCrossEntropy } from "../../anncourse/widgets/js/core/losses.js";
import { Mlp } from "../../anncourse/widgets/js/core/mlp.js";
import { Adam, RMSProp, SGD } from "../../anncourse/widgets/js/core/optimizers.js";
import { Rng } from "../../anncourse/widgets/js/core/rng.js";
import { Trainer } from "../../anncourse/widgets/js/core/train.js";

const TAIL = 3.6541528853610088;
const LOSSES = { mse, binary_cross_entropy: binaryCrossEntropy, softmax_cross_entropy: softmaxCrossEntropy };
const OPTIMIZERS = { SGD, RMSProp, Adam };

const optimizerOf = ({ name, weight_decay: weightDecay, ...rest }) => new OPTIMIZERS[name]({ weightDecay, ...rest });

function begin({ seed, dataset, n, noise, classes, hidden, activation }) {
  const rng = new Rng(seed);
  const { X, y } = DATASETS[dataset](n, { noise, rng, classes });
  const mlp = new Mlp([2, ...hidden, classes > 2 ? classes : 1], { activation, rng });
  return { rng, X, y, mlp };
}

const transposed = (values, rows) =>
  Float64Array.from({ length: values.length }, (_, i) => values[(i % rows) * (values.length / rows) + Math.floor(i / rows)]);

export const KINDS = {
  stream({ seed }) {
    const rng = new Rng(seed);
    const draws = [];
    for (let i = 0; i < 60; i++) {
      draws.push(rng.integers(0, 7), rng.random(), rng.integers(-5, 2 ** 31));
      draws.push(rng.integers(0, 2 ** 32 - i), rng.integers(i, i + 1));
      draws.push(...rng.permutation(i + 1), rng.integers(0, 2 ** 32));
    }
    return { draws };
  },

  normals: ({ seed, n }) => ({ draws: new Rng(seed).normal(0, 1, n).filter((x) => Math.abs(x) < TAIL) }),

  tails: ({ seed, n }) => ({ draws: new Rng(seed).normal(0, 1, n).filter((x) => Math.abs(x) > TAIL) }),

  scaled({ seed, n, low, high }) {
    const rng = new Rng(seed);
    return { uniform: rng.uniform(low, high, n), normal: rng.normal(low, high, n) };
  },

  orders({ seed, n }) {
    const rng = new Rng(seed);
    const permutation = rng.permutation(n);
    return { permutation, shuffled: rng.shuffle(Float64Array.from({ length: n }, (_, i) => i / 4)) };
  },

  activation({ name, z }) {
    const { f, df } = ACTIVATIONS[name];
    return { a: z.map(f), slope: z.map((x) => df(x, f(x))) };
  },

  softmax: ({ rows }) => ({ p: rows.flatMap((row) => [...softmax(row)]) }),

  loss({ name, logits, targets }) {
    const [n, K] = [logits.length, logits[0].length];
    const grad = new Float64Array(n * K);
    const columns = (table) => transposed(table.flat(), n);
    const y = Array.isArray(targets[0]) ? columns(targets) : targets;
    const value = LOSSES[name](columns(logits), y, grad, n, K);
    return { value: [value], grad: transposed(grad, K) };
  },

  optimizer({ optimizer, steps }) {
    const rule = optimizerOf(optimizer);
    const p = Float64Array.of(1, -2, 0.5, 3);
    const curvature = [1, 0.1, 3, 0.01];
    const way = [];
    for (let i = 0; i < steps; i++) {
      rule.step(p, p.map((value, k) => curvature[k] * value - 0.25));
      way.push(...p);
    }
    return { way };
  },

  dataset: ({ name, seed, n, ...settings }) => DATASETS[name](n, { rng: new Rng(seed), ...settings }),

  gradient({ run }) {
    const { mlp, X, y } = begin(run);
    const third = Int32Array.from({ length: Math.ceil(run.n / 3) }, (_, i) => 3 * i);
    const rows = Float64Array.from([...third].flatMap((i) => [X[2 * i], X[2 * i + 1]]));
    const loss = mlp.lossAndGrad(X, y, third, 0, third.length, LOSSES[run.loss]);
    return { logits: mlp.forward(rows), loss: [loss], grads: mlp.grads };
  },

  maps({ run }) {
    const { mlp } = begin(run);
    const neurons = mlp.layers.reduce((sum, { nOut }) => sum + nOut, 0);
    const [xs, ys] = [Float64Array.of(-1, -0.5, 0, 0.5, 1), Float64Array.of(-1.5, -0.5, 0.5, 1.5)];
    return { maps: mlp.gridMaps(xs, ys, new Float64Array(neurons * 20)) };
  },

  training({ run }) {
    const { mlp, X, y, rng } = begin(run);
    const trainer = new Trainer(mlp, X, y, {
      loss: LOSSES[run.loss],
      optimizer: optimizerOf(run.optimizer),
      batchSize: run.batch_size,
      rng,
    });
    const [losses, weights] = [[], []];
    for (let epoch = 0; epoch < run.epochs; epoch++) {
      losses.push(trainer.epoch());
      weights.push(...mlp.params);
    }
    return { losses, weights };
  },
};

/** The numbers of a case as plain lists. */
export function compute({ kind, arguments: given }) {
  const found = KINDS[kind](given);
  return Object.fromEntries(Object.entries(found).map(([name, numbers]) => [name, [...numbers]]));
}
