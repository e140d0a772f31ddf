/** What is remembered, and how much of a curve is shown while it is asked for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { tried } from "../../anncourse/widgets/js/charts/tried.js";
import { remembered } from "../../anncourse/widgets/js/core/numbers/remembered.js";

test("an answer is worked out once, until others have come", () => {
  const asked = [], double = remembered(2, String, (x) => asked.push(x) && 2 * x);
  assert.deepEqual([1, 2, 1, 3, 1, 2].map(double), [2, 4, 2, 6, 2, 4]);
  // 3 has driven out 2, for 1 was asked later.
  assert.deepEqual(asked, [1, 2, 3, 2]);
});

test("a curve grows with the hand, and stands whole when it is no longer asked for", () => {
  const ui = { gated: true, asking: true }, tries = tried(ui), xs = [0, 0.1, 0.2, 0.3, 0.4];
  tries.go(0.4);
  ui.gated = false;
  // Where the bet was made counts, too.
  tries.go(0.3);
  assert.deepEqual(tries.of(xs), [0.3, 0.4]);
  tries.go(0.1);
  tries.go(0.2);
  assert.deepEqual(tries.of(xs), [0.1, 0.2, 0.3, 0.4]);
  ui.asking = false;
  assert.equal(tries.of(xs), xs);
});

test("before the bet only here is shown, and a stretch between two places is", () => {
  const tries = tried({ gated: true, asking: true });
  tries.go(1);
  tries.go(2, 4);
  assert.deepEqual(tries.of([1, 2, 3, 4, 5]), [2, 3, 4]);
});
