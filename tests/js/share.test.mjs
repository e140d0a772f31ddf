/** A figure's state as an address, and as a line of Python. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, python } from "../../anncourse/widgets/js/ui/share.js";

const state = { weights: [2, -0.30000000000000004], label: "sky ☁ “so”", gate: true };

test("an address gives back the very state, to the last bit", () => {
  const hash = encode("NeuronExplorer-1", state);
  assert.match(hash, /^#figure=NeuronExplorer-1\.[\w-]+$/);
  assert.deepEqual(decode(hash, "NeuronExplorer-1"), { state });
});

test("an address about another figure, or a heading, is none of ours", () => {
  assert.deepEqual(decode(encode("NeuronExplorer-2", state), "NeuronExplorer-1"), {});
  assert.deepEqual(decode("#in-short", "NeuronExplorer-1"), {});
  assert.deepEqual(decode("", "NeuronExplorer-1"), {});
});

for (const text of ["", "###", "bm90IGpzb24", "W10", "bnVsbA", "gICA"])
  test(`garbage (${JSON.stringify(text)}) is reported, not taken`, () => {
    assert.match(decode(`#figure=Quiz-1.${text}`, "Quiz-1").error, /cannot be read, so it was ignored/);
  });

test("a line of Python", () => {
  const call = python("Quiz", { a: [1, -2.5], b: true, c: "a true “x”", d: [{ e: null }] });
  assert.equal(call, 'Quiz(a=[1, -2.5], b=True, c="a true “x”", d=[{"e": None}])');
});
