/** The network, its optimizers and its training: hand-worked numbers, laws and refusals. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIVATIONS } from "../../anncourse/widgets/js/core/neurons/activations.js";
import { DATASETS } from "../../anncourse/widgets/js/core/datasets/data.js";
import { mse } from "../../anncourse/widgets/js/core/training/losses.js";
import { Mlp } from "../../anncourse/widgets/js/core/layers/mlp.js";
import { Adam, RMSProp, SGD } from "../../anncourse/widgets/js/core/training/optimizers.js";
import { Rng } from "../../anncourse/widgets/js/core/numbers/rng.js";
import { Trainer } from "../../anncourse/widgets/js/core/training/train.js";

const make = (sizes = [2, 4, 2, 1], activation = "tanh") => new Mlp(sizes, { activation, rng: new Rng(0) });
const near = (got, expected, within = 1e-12) =>
  assert.ok(Math.abs(got - expected) <= within, `${got} is not ${expected}`);

test("one neuron by hand: z = 2 * 0.8 - 1 * 0.3 - 0.5", () => {
  const mlp = make([2, 1]);
  mlp.layers[0].W.set([2, -1]);
  mlp.layers[0].b[0] = -0.5;
  assert.deepEqual([...mlp.params], [2, -1, -0.5]);
  near(mlp.forward([0.8, 0.3])[0], 0.8);
});

test("weights lie layer by layer, W (in, out) row by row, then b", () => {
  const mlp = make([2, 3, 2], "linear");
  mlp.params.set([1, 2, 3, 4, 5, 6, 10, 20, 30, 1, 0, 0, 1, 1, 1, 100, 200]);
  // h = [1 + 8 + 10, 2 + 10 + 20, 3 + 12 + 30] for x = [1, 2]
  assert.deepEqual([...mlp.forward([1, 2])], [19 + 45 + 100, 32 + 45 + 200]);
  assert.deepEqual([...mlp.a[1].slice(0, 3)], [19, 32, 45]);
  assert.deepEqual([...mlp.forward([1, 2, 0, 0])].slice(2), [10 + 30 + 100, 20 + 30 + 200]);
});

test("the gradient is the limit of the difference, for every activation and loss", () => {
  for (const activation of ["sigmoid", "tanh", "elu", "gelu", "softplus", "silu", "linear"])
    for (const [outputs, loss] of [[1, undefined], [3, undefined], [1, mse]]) {
      const mlp = make([2, 3, 4, outputs], activation);
      const X = Float64Array.of(0.5, -1, 2, 0.3, -0.7, 0.9, 1.5, 1);
      const y = Int32Array.of(0, outputs > 1 ? 2 : 1, 1, 0);
      const value = () => mlp.lossAndGrad(X, y, null, 0, 4, loss);
      value();
      const grads = mlp.grads.slice();
      mlp.params.forEach((w, i) => {
        const h = 1e-5;
        mlp.params[i] = w + h;
        const above = value();
        mlp.params[i] = w - h;
        const slope = (above - value()) / (2 * h);
        mlp.params[i] = w;
        assert.ok(Math.abs(slope - grads[i]) < 1e-9, `${activation} ${outputs} ${i}: ${slope}, ${grads[i]}`);
      });
    }
});

test("a batch is the mean of its examples, and targets may stand one for each output", () => {
  const mlp = make([2, 3, 2]);
  const X = Float64Array.of(1, 2, 3, 4, 5, 6);
  const y = Float64Array.of(1, 0, 0, 1, 1, 1);
  const all = mlp.lossAndGrad(X, y, null, 0, 3, mse);
  const each = [2, 0, 1].map((row) => mlp.lossAndGrad(X, y, Int32Array.of(row), 0, 1, mse));
  near(all, (each[0] + each[1] + each[2]) / 3);
});

test("maps hold what forward says, neuron by neuron", () => {
  const mlp = make([3, 4, 3, 1]);
  const places = [0.25, -3].flatMap((y) => [-1, 0.5, 2].flatMap((x) => [x, y, x * y]));
  const out = mlp.gridMaps(Float64Array.from(places), 3, new Float64Array(8 * 6));
  mlp.forward([2, -3, -6]);
  const at = 3 + 2;
  for (let j = 0; j < 4; j++) assert.equal(out[j * 6 + at], mlp.a[1][j]);
  for (let j = 0; j < 3; j++) assert.equal(out[(4 + j) * 6 + at], mlp.a[2][j]);
  assert.equal(out[7 * 6 + at], mlp.a[3][0]);
});

test("first steps of the optimizers by hand", () => {
  const first = (rule, steps = 1) => {
    const p = Float64Array.of(1);
    for (let i = 0; i < steps; i++) rule.step(p, Float64Array.of(2));
    return p[0];
  };
  near(first(new SGD({ lr: 0.1 })), 0.8);
  near(first(new SGD({ lr: 0.1, momentum: 0.5 }), 2), 1 - 0.2 - 0.3);
  near(first(new SGD({ lr: 0.1, momentum: 0.5, nesterov: true })), 1 - 0.3);
  near(first(new SGD({ lr: 0.1, weightDecay: 0.5 })), 0.75);
  near(first(new RMSProp({ lr: 0.1, rho: 0.75 })), 0.8, 1e-8);
  near(first(new Adam({ lr: 0.1 }), 3), 0.7, 1e-8);
});

test("an optimizer's clone has its own memory", () => {
  for (const rule of [new SGD({ lr: 0.1, momentum: 0.9 }), new RMSProp({ lr: 0.1 }), new Adam({ lr: 0.1 })]) {
    const [p, q] = [Float64Array.of(1, 2), Float64Array.of(1, 2)];
    rule.step(p, Float64Array.of(1, 1));
    const twin = rule.clone();
    q.set(p);
    rule.step(p, Float64Array.of(3, -1));
    twin.step(q, Float64Array.of(3, -1));
    assert.deepEqual(p, q);
    assert.equal(twin.constructor, rule.constructor);
  }
});

const trainer = (settings = {}) => {
  const rng = new Rng(0);
  const { X, y } = DATASETS.circles(50, { rng });
  return new Trainer(make(), X, y, { optimizer: new Adam({ lr: 0.03 }), batchSize: 8, rng, ...settings });
};

test("an epoch sees every example once, the last batch being short", () => {
  const run = trainer();
  for (let i = 0; i < 7; i++) run.step();
  assert.deepEqual([run.steps, run.epochs, run.at], [7, 1, 0]);
  assert.deepEqual([...run.order].sort((a, b) => a - b), [...run.order.keys()]);
  run.step();
  run.epoch(); // the rest of the second
  assert.deepEqual([run.steps, run.epochs], [14, 2]);
});

test("training brings the loss of the circles down", () => {
  const run = trainer();
  const first = run.epoch();
  for (let i = 0; i < 300; i++) run.epoch();
  assert.ok(run.epoch() < first / 5);
});

test("after a rewind the same follows again, as often as one likes", () => {
  const run = trainer();
  run.step();
  const moment = run.save();
  const follow = () => [run.epoch(), run.epoch(), ...run.mlp.params];
  const once = follow();
  for (let i = 0; i < 2; i++) {
    run.restore(moment);
    assert.deepEqual([run.steps, run.epochs], [1, 0]);
    assert.deepEqual(follow(), once);
  }
});

test("data sets alternate their labels", () => {
  for (const [name, draw] of Object.entries(DATASETS)) {
    const { X, y } = draw(5, { noise: 0, rng: new Rng(1) });
    assert.deepEqual([X.length, [...y]], [10, [0, 1, 0, 1, 0]], name);
  }
  assert.deepEqual([...DATASETS.blobs(5, { classes: 3, rng: new Rng(1) }).y], [0, 1, 2, 0, 1]);
});

const rng = new Rng(0);
const X = Float64Array.of(1, 2, 3, 4);
const optimizer = new SGD({ lr: 0.1 });
for (const [attempt, message] of [
  [() => make([2]), "Mlp expects sizes from inputs to outputs, got 2"],
  [() => make([2, 0, 1]), "Mlp expects sizes[1] to be at least 1, got 0"],
  [() => make([2, 1.5]), "Mlp expects sizes[1] to be a whole number, got 1.5"],
  [
    () => make([2, 1], "cube"),
    "Mlp expects activation to be one of step, linear, sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus, silu, got cube",
  ],
  [() => make([2, 1], "toString"), /^Mlp expects activation to be one of/],
  [() => new Mlp([2, 1], { rng: 0 }), "Mlp expects rng to be an Rng, got 0"],
  [() => make().forward([1, 2, 3]), "Mlp expects 2 inputs an example, got 3 numbers"],
  [() => make().forward([]), "Mlp expects 2 inputs an example, got 0 numbers"],
  [() => make().lossAndGrad(X, [0]), "Mlp expects one target an example, or one for each output, got 0.5"],
  [() => make().lossAndGrad(X, [0, 1], null, 1, 1), "Mlp expects examples between 0 and 2, got 1 to 1"],
  [() => make().lossAndGrad(X, [0, 1], null, 0, 3), "Mlp expects examples between 0 and 2, got 0 to 3"],
  [() => make().lossAndGrad(X, [0, 1], Int32Array.of(1), 0, 2), "Mlp expects examples between 0 and 1, got 0 to 2"],
  [() => make().forward([1, NaN]), "Mlp expects X to be a finite number, got NaN"],
  [() => make().gridMaps(X, 2, new Float64Array(1)), "gridMaps expects rows of 2 points and room for 14 numbers, got 2 points and 1"],
  [() => new SGD({ lr: 0 }), "SGD expects lr to be greater than 0, got 0"],
  [() => new SGD({ lr: "1" }), "SGD expects lr to be a finite number, got 1"],
  [() => new SGD({ lr: 1, momentum: 1 }), "SGD expects momentum to be less than 1, got 1"],
  [() => new SGD({ lr: 1, nesterov: true }), "SGD expects momentum above 0 with nesterov, got 0"],
  [() => new RMSProp({ lr: 1, rho: -1 }), "RMSProp expects rho to be at least 0, got -1"],
  [() => new Adam({ lr: NaN }), "Adam expects lr to be a finite number, got NaN"],
  [() => new Adam({ lr: 1, betas: [0.9, 2] }), "Adam expects betas[1] to be less than 1, got 2"],
  [() => new Adam({ lr: 1 }).step(X.slice(), X.slice(1)), "Optimizer expects 4 parameters and gradients at every step, got 4 and 3"],
  [() => new Trainer(make(), X.map(() => NaN), Int32Array.of(0, 1), { optimizer, rng }), "Trainer expects finite X, got NaN or infinity"],
  [() => new Trainer(make(), X, Int32Array.of(0, 2), { optimizer, rng }), "Trainer expects targets from 0 to 1, got 2"],
  [() => new Trainer(make(), X, Int32Array.of(0, 1), { optimizer, rng, batchSize: 0 }), "Trainer expects batchSize to be at least 1, got 0"],
  [() => new Trainer(make(), X, Int32Array.of(0, 1), { optimizer, rng: 7 }), "Trainer expects rng to be an Rng, got 7"],
  [() => DATASETS.moons(0, { rng }), "moons expects n to be at least 1, got 0"],
  [() => DATASETS.moons(9, { rng, noise: -1 }), "moons expects noise to be at least 0, got -1"],
  [() => DATASETS.blobs(9, { rng, classes: 1 }), "blobs expects classes to be at least 2, got 1"],
  [() => DATASETS.xor(9, {}), "xor expects rng to be an Rng, got undefined"],
])
  test(`refuses: ${message}`, () => assert.throws(attempt, { message }));

test("training that runs away says at which step, and what to try", () => {
  const run = trainer({ optimizer: new SGD({ lr: 1e200 }), loss: mse });
  run.mlp.activation = ACTIVATIONS.linear;
  const message =
    /^Training ran away at step \d+: (the loss is (NaN|Infinity)|a weight is NaN or infinite)\. Try a learning rate well below 1e\+200, or inputs scaled to about -1 to 1\.$/;
  assert.throws(() => {
    for (let i = 0; i < 9; i++) run.epoch();
  }, { message });
});
