/** What a browser keeps of a bet and a goal, and what it drops without a word. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keep, recall } from "../../anncourse/widgets/js/host/memory.js";
import { mark } from "../../anncourse/widgets/js/asking/question.js";
import { takes } from "../../anncourse/widgets/js/asking/verdict.js";

const kept = new Map();
const KEY = "anncourse.1./notebooks/02.html#umbrella";

beforeEach(() => {
  kept.clear();
  globalThis.location = { pathname: "/notebooks/02.html" };
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
});

test("a record comes back, to its own figure on its own page", () => {
  keep("umbrella", { solved: true });
  assert.deepEqual([...kept.keys()], [KEY]);
  assert.deepEqual(recall("umbrella"), { solved: true });
  assert.equal(recall("xor"), null);
  globalThis.location = { pathname: "/notebooks/03.html" };
  assert.equal(recall("umbrella"), null);
});

for (const garbled of ["", "{", "7", '"yes"', "null"])
  test(`what is garbled (${garbled}) is dropped in silence`, () => {
    kept.set(KEY, garbled);
    assert.equal(recall("umbrella"), null);
  });

test("what an older version has kept is not found", () => {
  kept.set(KEY.replace(".1.", ".0."), '{"solved": true}');
  assert.equal(recall("umbrella"), null);
});

test("a browser that keeps nothing does no harm", () => {
  const refuse = () => { throw new Error("denied"); };
  globalThis.localStorage = { getItem: refuse, setItem: refuse };
  keep("umbrella", { solved: true });
  assert.equal(recall("umbrella"), null);
});

test("another question has another mark, another title has not", () => {
  const asks = { id: "a", title: "T", bet: { question: "Does it rise?" }, goal: null };
  assert.equal(mark(asks), mark({ ...asks, title: "U" }));
  assert.notEqual(mark(asks), mark({ ...asks, bet: { question: "Does it fall?" } }));
});

test("a kept answer must be one that the bet takes", () => {
  const choice = { kind: "choice", options: [{}, {}] }, number = { kind: "number", low: 0, high: 4 }, sketch = { kind: "sketch" };
  assert.deepEqual([0, 1, 2, -1, 0.5, "1", null, undefined].map((said) => takes(choice, said)), [true, true, false, false, false, false, false, false]);
  assert.deepEqual([0, 4, 5, NaN, "3", null].map((said) => takes(number, said)), [true, true, false, false, false, false]);
  assert.deepEqual([[[0, 1], [1, 2]], [[0, null]], [3], 3, null].map((said) => takes(sketch, said)), [true, false, false, false, false]);
});
