/** The mathematics of the pieces: scales, round numbers, paths, strokes, work in slices. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { path, powers, scale, ticks, written } from "../../anncourse/widgets/js/charts/scale.js";
import { stroke } from "../../anncourse/widgets/js/charts/sketch.js";
import { CANCELED, sliced } from "../../anncourse/widgets/js/charts/time/worker.js";

test("a scale goes there and back, upside down too", () => {
  const y = scale([-80, 40], [200, 20]);
  assert.equal(y(-80), 200);
  assert.equal(y(40), 20);
  assert.equal(y(-20), 110);
  assert.equal(y.back(110), -20);
});

test("a logarithmic scale gives each power the same room", () => {
  const x = scale([1, 1000], [0, 300], true);
  assert.deepEqual([1, 10, 100, 1000].map((value) => Math.round(x(value))), [0, 100, 200, 300]);
  assert.ok(Math.abs(x.back(150) - 10 ** 1.5) < 1e-9);
});

for (const [from, to, most, expected] of [
  [0, 100, 6, [0, 20, 40, 60, 80, 100]],
  [0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-80, 40, 5, [-50, 0]],
  [-65, -40, 6, [-65, -60, -55, -50, -45, -40]],
  [0.3, 0.72, 5, [0.4, 0.6]],
  [0, 1e-6, 6, [0, 2e-7, 4e-7, 6e-7, 8e-7, 1e-6]],
  [0, 2.5e7, 6, [0, 5e6, 1e7, 1.5e7, 2e7, 2.5e7]],
  [5, 0, 6, [0, 1, 2, 3, 4, 5]],
])
  test(`round numbers from ${from} to ${to}, at most ${most}`, () => assert.deepEqual(ticks(from, to, most), expected));

test("there are never more round numbers than asked for", () => {
  for (let k = 0; k < 500; k++) {
    const from = Math.sin(k) * 10 ** (k % 7 - 3), to = from + (1.1 + Math.cos(3 * k)) * 10 ** (k % 5 - 2);
    for (const most of [2, 4, 9]) {
      const found = ticks(from, to, most);
      assert.ok(found.length <= most, `${from} ${to} ${most}: ${found}`);
      assert.ok(found.every((value) => value >= from - 1e-9 && value <= to + 1e-9));
    }
  }
});

test("powers of ten, thinned out where there are many", () => {
  assert.deepEqual(powers(1, 1000), [1, 10, 100, 1000]);
  assert.deepEqual(powers(0.5, 20), [1, 10]);
  assert.equal(powers(1e-12, 1e6, 5).length, 5);
});

test("numbers of an axis have as many digits as tell them apart", () => {
  assert.deepEqual([0, 0.5, 1].map(written([0, 0.5, 1])), ["0.0", "0.5", "1.0"]);
  assert.deepEqual([-20, 0].map(written([-20, 0])), ["−20", "0"]);
});

test("a path leaves a gap where there is no number", () => {
  const same = (value) => value;
  assert.equal(path([0, 1, 2, 3], [0, 1, NaN, 3], same, same), "M0.0 0.0L1.0 1.0M3.0 3.0");
  assert.equal(path([0, 1], [Infinity, 1], same, same), "M1.0 1.0");
});

test("a stroke fills the places between, to either side", () => {
  const ys = new Float64Array(6).fill(NaN);
  ys[4] = 4;
  stroke(ys, 4, 1, 1);
  assert.deepEqual([...ys], [NaN, 1, 2, 3, 4, NaN]);
  stroke(ys, 1, 1, 9);
  assert.equal(ys[1], 9);
});

function* counting(most) {
  for (let n = 0; n < most; n++) {
    const end = performance.now() + 0.2;
    while (performance.now() < end);
    yield n / most;
  }
  return most;
}

test("work in slices tells how far it is, lets others in between, and ends with its result", async () => {
  const shares = [];
  let others = 0;
  const beside = setInterval(() => others++, 1);
  assert.equal(await sliced(counting(200), (share) => shares.push(share), () => true), 200);
  clearInterval(beside);
  assert.ok(shares.length > 1);
  assert.deepEqual(shares, shares.toSorted((a, b) => a - b));
  assert.ok(others > 0);
});

test("work that nobody wants any more ends at its next slice", async () => {
  let wanted = true;
  const work = sliced(counting(1e9), () => { wanted = false; }, () => wanted);
  await assert.rejects(work, { message: CANCELED });
});
