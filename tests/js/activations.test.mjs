/** Activations, softmax and losses at points whose values are known by hand. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIVATIONS, softmax } from "../../anncourse/widgets/js/core/neurons/activations.js";
import { binaryCrossEntropy, checkTargets, mse, softmaxCrossEntropy } from "../../anncourse/widgets/js/core/training/losses.js";
import { tanh } from "../../anncourse/widgets/js/core/numbers/tanh.js";

const near = (got, expected, within = 1e-12) =>
  assert.ok(Math.abs(got - expected) <= within, `${got} is not ${expected}`);

test("all ten are there under their own names", () => {
  assert.deepEqual(
    Object.keys(ACTIVATIONS).join(" "),
    "step linear sigmoid tanh relu leaky_relu elu gelu softplus silu",
  );
  for (const [name, activation] of Object.entries(ACTIVATIONS)) assert.equal(activation.name, name);
});

for (const [name, z, a, slope] of [
  ["step", -0.1, 0, 0],
  ["step", 0, 1, 0],
  ["linear", -3, -3, 1],
  ["sigmoid", 0, 0.5, 0.25],
  ["sigmoid", Math.log(3), 0.75, 0.1875],
  ["tanh", Math.log(3), 0.8, 0.36],
  ["relu", -2, 0, 0],
  ["relu", 0, 0, 0],
  ["relu", 2, 2, 1],
  ["leaky_relu", -2, -0.02, 0.01],
  ["elu", -Math.log(4), -0.75, 0.25],
  ["elu", 2, 2, 1],
  ["gelu", 0, 0, 0.5],
  ["softplus", 0, Math.log(2), 0.5],
  ["softplus", Math.log(3), Math.log(4), 0.75],
  ["silu", Math.log(3), 0.75 * Math.log(3), 0.75 + 0.1875 * Math.log(3)],
])
  test(`${name} at ${z}`, () => {
    const { f, df } = ACTIVATIONS[name];
    near(f(z), a);
    near(df(z, f(z)), slope);
  });

test("every slope is the limit of the difference", () => {
  for (const { name, f, df } of Object.values(ACTIVATIONS))
    for (const z of [-3.1, -0.7, 0.4, 2.2]) {
      const h = 1e-6;
      const slope = (f(z + h) - f(z - h)) / (2 * h);
      assert.ok(Math.abs(df(z, f(z)) - slope) < 1e-8, `${name} at ${z}: ${df(z, f(z))}, ${slope}`);
    }
});

test("nothing overflows, and NaN stays NaN", () => {
  for (const { name, f, df } of Object.values(ACTIVATIONS))
    for (const z of [-1e308, -1e4, 1e4, 1e308])
      assert.ok(Number.isFinite(f(z)) && Number.isFinite(df(z, f(z))), `${name} at ${z}`);
  assert.deepEqual([tanh(NaN), tanh(Infinity), tanh(-Infinity)], [NaN, 1, -1]);
});

test("tanh from the table is Math.tanh to the last digits", () => {
  for (let z = -21; z < 21; z += 0.00137) near(tanh(z), Math.tanh(z), 5e-16);
  for (let z = 1e-8; z > 1e-300; z /= 7) assert.ok(Math.abs(tanh(z) / z - 1) < 1e-15, `${z}`);
});

test("softmax", () => {
  assert.deepEqual([...softmax([7])], [1]);
  const p = softmax([Math.log(1), Math.log(2), Math.log(5)]);
  near(p[0], 1 / 8);
  near(p[2], 5 / 8);
  assert.throws(() => softmax([]), { message: "softmax expects at least one score, got none" });
  assert.throws(() => softmax([1, NaN]), { message: "softmax expects z to be a finite number, got NaN" });
});

test("losses of one example by hand", () => {
  const grad = new Float64Array(2);
  near(mse(Float64Array.of(1, 2), [1, 4], grad, 2, 1), 2);
  assert.deepEqual([...grad], [0, -2]);
  near(binaryCrossEntropy(Float64Array.of(0, 0), [0, 1], grad, 2, 1), Math.log(2));
  assert.deepEqual([...grad], [0.25, -0.25]);
  near(softmaxCrossEntropy(Float64Array.of(0, 0), [1], grad, 1, 2), Math.log(2));
  assert.deepEqual([...grad], [0.5, -0.5]);
});

for (const [loss, y, message] of [
  [mse, [0, NaN], "Figure expects targets from -1.7976931348623157e+308 to 1.7976931348623157e+308, got NaN"],
  [binaryCrossEntropy, [0, 1.5], "Figure expects targets from 0 to 1, got 1.5"],
  [softmaxCrossEntropy, [0, 3], "Figure expects labels from 0 to 2, got 3"],
  [softmaxCrossEntropy, [0.5], "Figure expects labels from 0 to 2, got 0.5"],
])
  test(`refuses: ${message}`, () =>
    assert.throws(() => checkTargets("Figure", loss, Float64Array.from(y), 3), { message }));
