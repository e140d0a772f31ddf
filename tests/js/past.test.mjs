/** Undo, redo, and key presses that are one move. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Past } from "../../anncourse/widgets/js/ui/past.js";

const KEYS = {}, OTHER = {};
/** Add numbers as states at given times. */
const past = (...moves) => {
  const made = new Past(0);
  for (const [state, control, time] of moves) made.add(state, control, time);
  return made;
};

test("twenty presses on one control are one move", () => {
  const made = new Past(0);
  for (let i = 1; i <= 20; i++) made.add(i, KEYS, 900 * i);
  assert.deepEqual(made.states, [0, 20]);
  assert.equal(made.undo(), 0);
  assert.equal(made.redo(), 20);
});

for (const [why, second] of [
  ["another control", [2, OTHER, 10]],
  ["a pause of a second", [2, KEYS, 1000]],
  ["a drag", [2, null, 10]],
])
  test(`${why} begins another move`, () => assert.deepEqual(past([1, KEYS, 0], second).states, [0, 1, 2]));

test("leaving the control begins another move", () => {
  const made = past([1, KEYS, 0]);
  made.rest();
  made.add(2, KEYS, 10);
  assert.deepEqual(made.states, [0, 1, 2]);
});

test("two drags are two moves", () => assert.deepEqual(past([1, null, 0], [2, null, 1]).states, [0, 1, 2]));

test("presses that lead back leave nothing, and the start stays what it was", () => {
  const made = past([1, KEYS, 0], [0, KEYS, 10]);
  assert.ok(!made.canUndo);
  made.add(-1, KEYS, 20);
  assert.deepEqual(made.states, [0, -1]);
});

test("a press at the end of the range is no move, and none that follows joins the move before", () => {
  const made = past([1, null, 0], [1, KEYS, 10], [2, KEYS, 20], [3, KEYS, 30]);
  assert.deepEqual(made.states, [0, 1, 3]);
});
