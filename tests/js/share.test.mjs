/** A figure's state as an address, and as a line of Python. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, named, python } from "../../anncourse/widgets/js/ui/share.js";

const state = { weights: [2, -0.30000000000000004], label: "sky ☁ “so”", gate: true };

test("an address gives back the very state, to the last bit", () => {
  const hash = encode("umbrella", state);
  assert.match(hash, /^#figure=umbrella\.[\w-]+$/);
  assert.deepEqual(decode(hash, "umbrella"), { state });
});

test("an address about another figure, or a heading, is none of ours", () => {
  assert.deepEqual(decode(encode("xor", state), "umbrella"), {});
  assert.deepEqual(decode("#in-short", "umbrella"), {});
  assert.deepEqual(decode("", "umbrella"), {});
});

for (const text of ["", "###", "bm90IGpzb24", "W10", "bnVsbA", "gICA"])
  test(`garbage (${JSON.stringify(text)}) is reported, not taken`, () => {
    assert.match(decode(`#figure=quiz.${text}`, "quiz").error, /cannot be read, so it was ignored/);
  });

test("an address names its figure; a figure without an id has none", () => {
  assert.equal(named(encode("umbrella", state)), "umbrella");
  assert.equal(named("#in-short"), "");
  assert.deepEqual(decode("#figure=.e30", ""), {});
});

test("a line of Python", () => {
  const call = python("Quiz", { a: [1, -2.5], b: true, c: "a true “x”", d: [{ e: null }] });
  assert.equal(call, 'Quiz(a=[1, -2.5], b=True, c="a true “x”", d=[{"e": None}])');
});
