/** Random numbers: facts of NumPy's generator that stand in its manual, and refusals. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Rng } from "../../anncourse/widgets/js/core/numbers/rng.js";

test("the first draws of default_rng(0) and default_rng(42)", () => {
  const zero = new Rng(0);
  assert.deepEqual(
    [zero.random(), zero.random(), zero.random()],
    [0.6369616873214543, 0.2697867137638703, 0.04097352393619469],
  );
  assert.equal(new Rng(42).random().toFixed(8), "0.77395605");
  assert.equal(new Rng(42).random(), 0.7739560485559633);
});

test("the draws that NumPy's manual shows for seed 12345", () => {
  assert.equal(new Rng(12345).random(), 0.22733602246716966);
  const rng = new Rng(12345);
  assert.deepEqual([rng.integers(0, 10), rng.integers(0, 10), rng.integers(0, 10)], [6, 2, 7]);
});

test("half of a 64-bit draw waits for the next whole number, whatever is drawn between", () => {
  const [plain, mixed] = [new Rng(3), new Rng(3)];
  const [first, second] = [plain.integers(0, 2 ** 32), plain.integers(0, 2 ** 32)];
  assert.equal(mixed.integers(0, 2 ** 32), first);
  mixed.random();
  assert.equal(mixed.integers(0, 2 ** 32), second);
});

test("a clone goes on as the original does, and apart from it", () => {
  const rng = new Rng(5);
  rng.integers(0, 9);
  const twin = rng.clone();
  const draw = (from) => [from.integers(0, 1000), from.random(), from.integers(0, 1000), from.standardNormal()];
  const first = draw(rng);
  assert.deepEqual(draw(twin), first);
  assert.notDeepEqual(draw(rng), first);
});

test("a permutation holds every number once, and shuffle keeps the items", () => {
  const order = new Rng(1).permutation(1000);
  assert.deepEqual([...order].sort((a, b) => a - b), [...order.keys()]);
  assert.deepEqual(new Rng(1).shuffle([7, 7, 8]).sort(), [7, 7, 8]);
  assert.deepEqual([...new Rng(1).permutation(1)], [0]);
});

test("normal draws have mean 0, deviation 1 and both tails", () => {
  const draws = new Rng(11).normal(0, 1, 200_000);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const square = draws.reduce((sum, x) => sum + x * x, 0) / draws.length;
  assert.ok(Math.abs(mean) < 0.01 && Math.abs(square - 1) < 0.01, `${mean} ${square}`);
  assert.ok(Math.min(...draws.slice(0, 100_000)) < -3.7 && Math.max(...draws.slice(0, 100_000)) > 3.7);
});

test("integers reaches both ends and no further", () => {
  const rng = new Rng(2);
  const seen = new Set(Array.from({ length: 300 }, () => rng.integers(-2, 2)));
  assert.deepEqual([...seen].sort((a, b) => a - b), [-2, -1, 0, 1]);
});

for (const [make, message] of [
  [() => new Rng(-1), "Rng expects seed to be at least 0, got -1"],
  [() => new Rng(1.5), "Rng expects seed to be a whole number, got 1.5"],
  [() => new Rng(2 ** 53), "Rng expects seed to be a whole number, got 9007199254740992"],
  [() => new Rng(undefined), "Rng expects seed to be a whole number, got undefined"],
  [() => new Rng("7"), "Rng expects seed to be a whole number, got 7"],
  [() => new Rng(0).uniform(0, 1, 2.5), "uniform expects n to be a whole number, got 2.5"],
  [() => new Rng(0).uniform(NaN, 1, 2), "uniform expects lo to be a finite number, got NaN"],
  [() => new Rng(0).uniform(0, Infinity, 2), "uniform expects hi to be a finite number, got Infinity"],
  [() => new Rng(0).normal(0, -1, 2), "normal expects sd to be at least 0, got -1"],
  [() => new Rng(0).normal(0, 1, -1), "normal expects n to be at least 1, got -1"],
  [() => new Rng(0).integers(5, 5), "integers expects hi to be at least 6, got 5"],
  [() => new Rng(0).integers(0, 2 ** 33), "integers expects hi - lo to be at most 2^32, got 8589934592"],
  [() => new Rng(0).permutation(0), "permutation expects n to be at least 1, got 0"],
])
  test(`refuses: ${message}`, () => assert.throws(make, { message }));
