/** The convolutional network of the page: hand-worked numbers, refusals, and its pace. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ConvNet } from "../../anncourse/widgets/js/core/images/convnet.js";
import { Learner } from "../../anncourse/widgets/js/core/images/learning.js";
import { lessons } from "../../anncourse/widgets/js/core/images/lessons.js";
import { Rng } from "../../anncourse/widgets/js/core/numbers/rng.js";

/** The pace beside the loop, which measures 0.44: 1,700 steps a second of 8 digits each, on a machine whose loop makes 2 products a nanosecond. */
const FLOOR = 0.3;
const block = { kernels: 1, size: [1, 2], pool: 2 };
const shape = { rows: 2, cols: 5, blocks: [block], classes: 2 };

test("an edge, its map, and the largest of each window", () => {
  const net = new ConvNet(shape);
  net.params.set([-1, 1, 0, 1, 0, 0, 1, 10, 20]);
  const logits = net.forward([0, 0, 5, 5, 5, 1, 4, 4, 4, 4]);
  assert.deepEqual([...net.map(0, 0)], [0, 5, 0, 0, 3, 0, 0, 0]);
  // Windows of 2 x 2: the largest are 5 and 0.
  assert.deepEqual([...logits], [15, 20]);
});

test("the gradient is the limit of the difference", () => {
  const same = { kernels: 2, size: [3, 3], same: true, pool: 2 }, rng = new Rng(3);
  const net = new ConvNet({ rows: 5, cols: 6, blocks: [same, { ...same, pool: "all" }], classes: 3 }).draw(rng), learner = new Learner(net);
  const X = rng.normal(0, 1, 4 * 30), y = [0, 2, 1, 2], value = () => learner.lossAndGrad(X, y);
  value();
  const grads = learner.grads.slice();
  net.params.forEach((w, i) => {
    net.params[i] = w + 1e-5;
    const above = value();
    net.params[i] = w - 1e-5;
    const slope = (above - value()) / 2e-5;
    net.params[i] = w;
    assert.ok(Math.abs(slope - grads[i]) < 1e-9, `${i}: ${slope}, ${grads[i]}`);
  });
});

test("what it cannot take is refused", () => {
  assert.throws(() => new ConvNet({ ...shape, blocks: [] }), /at least one block, got none/);
  assert.throws(() => new ConvNet({ ...shape, classes: 0 }), /classes to be at least 1, got 0/);
  assert.throws(() => new ConvNet({ ...shape, rows: 1 }), /images of at least 1x2, and maps of at least 2x2, got 1x5/);
  assert.throws(() => new ConvNet({ ...shape, blocks: [{ ...block, same: true }] }), /odd size where they keep the image's size, got 1x2/);
  const net = new ConvNet(shape);
  assert.throws(() => net.forward([1, 2, 3]), /10 pixels an image, got 3 numbers/);
  assert.throws(() => net.forward([...Array(9).fill(0), NaN]), /X to be a finite number, got NaN/);
});

test("a step takes not much longer than its multiply-adds alone, in one long loop", () => {
  const blocks = [8, 16].map((kernels) => ({ kernels, size: [3, 3], same: true, pool: 2 })), rng = new Rng(0), n = 800;
  const net = new ConvNet({ rows: 8, cols: 8, blocks, classes: 10 }).draw(rng);
  const X = rng.uniform(0, 1, n * 64), y = Int32Array.from({ length: n }, (_, i) => i % 10);
  const step = lessons(net, X, y, Array.from({ length: 100 }, () => rng.permutation(n)));
  // Forward and for the kernels, in both layers; and for what the second one receives.
  const products = 8 * (2 * 64 * 9 * 8 + 3 * 16 * 9 * 8 * 16), x = rng.uniform(0, 1, 1000), z = new Float64Array(1000);
  const loop = () => {
    for (let k = 0; k < products / 1000; k++) for (let p = 0; p < 1000; p++) z[p] += 0.5 * x[p];
  };
  const time = (work, times = 40) => {
    const begin = performance.now();
    for (let k = 0; k < times; k++) work();
    return (performance.now() - begin) / times;
  };
  for (const work of [step, loop]) time(work, 200);
  // Turn by turn, and of each the best: what else runs here makes both slower, and never quicker.
  const turns = Array.from({ length: 400 }, () => [time(loop, 2), time(step, 2)]);
  const [alone, whole] = [0, 1].map((which) => Math.min(...turns.map((both) => both[which]))), best = alone / whole;
  assert.ok(best > FLOOR, `at ${best.toFixed(2)} of the loop's pace`);
  assert.ok(z[0] > 0);
});
