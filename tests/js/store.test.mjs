/** The state of a figure: rules, history, and what the other side may change. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../anncourse/widgets/js/ui/store.js";
import { PageModel } from "../../anncourse/widgets/js/host/model.js";

const _rules = {
  weights: { kind: "numbers", shortest: 2, longest: 3, same: "inputs" },
  inputs: { kind: "numbers", shortest: 2, longest: 3 },
  units: { kind: "numbers", longest: 3, low: 1, high: 8, integer: true },
  bias: { kind: "number", low: -10, high: 10 },
  curve: { kind: "choice", options: ["tanh", "relu"] },
  shown: { kind: "flag" },
  names: { kind: "records", what: "a list of words", entry: { text: [1, 9] } },
  w1: { kind: "entry", of: "weights", index: 0 },
};
const begin = { weights: [2, 1], inputs: [0.8, 0.3], units: [4], bias: -0.5, curve: "tanh", shown: true, names: ["a"], w1: 2, _rules };

const make = () => {
  const model = new PageModel("AnyModel", structuredClone(begin));
  return { model, store: new Store(model) };
};

for (const [patch, message] of [
  [{ bias: 3, weights: 3 }, "weights must be a list of numbers; got 3."],
  [{ bias: NaN }, "bias must be a number from -10 to 10; got NaN."],
  [{ bias: 3, colour: 1 }, "colour is not a part of this figure."],
])
  test(`refuses ${JSON.stringify(patch)} whole and keeps the last good state`, () => {
    const { model, store } = make();
    assert.equal(store.set(patch).error, message);
    assert.equal(store.state.bias, -0.5);
    assert.equal(model.get("bias"), -0.5);
  });

test("a figure's own check is asked last", () => {
  const store = new Store(new PageModel("AnyModel", structuredClone(begin)), { check: ({ bias }) => (bias > 1 ? "Too much." : "") });
  assert.equal(store.set({ bias: 2 }).error, "Too much.");
  assert.equal(store.set({ bias: 11 }).error, "bias must be a number from -10 to 10; got 11.");
});

test("a good patch reaches the model, mirrors included", () => {
  const { model, store } = make();
  assert.deepEqual([...store.set({ weights: [5, 1], bias: -0.5 }).changed], ["weights"]);
  assert.deepEqual(model.get("weights"), [5, 1]);
  assert.equal(model.get("w1"), 5);
});

test("news: lists and mirrors from the other side", () => {
  const { model, store } = make();
  assert.deepEqual(store.news(), {});
  model.set("w1", 4);
  assert.deepEqual(store.news(), { weights: [4, 1] });
  model.set({ weights: [7, 7], bias: 1 });
  assert.deepEqual(store.news(), { weights: [7, 7], bias: 1 });
});

test("our own values, echoed while they go out, are no news", () => {
  const { model, store } = make();
  const heard = [];
  model.on("change:weights change:bias", () => heard.push(store.news()));
  store.set({ weights: [5, 1], bias: 2 });
  assert.deepEqual(heard, [{}, {}]);
});

test("undo walks back gesture by gesture and stops at the start; redo walks forth", () => {
  const { store } = make();
  store.set({ bias: 1 });
  store.commit();
  store.set({ bias: 2 });
  store.set({ bias: 3 });
  store.commit();
  store.commit(); // nothing has changed: no step
  for (const bias of [1, -0.5, -0.5]) {
    assert.equal(store.undo().bias, bias);
    store.set({ bias });
  }
  assert.ok(!store.canUndo);
  for (const bias of [1, 3, 3]) {
    assert.equal(store.redo().bias, bias);
    store.set({ bias });
  }
  assert.ok(!store.canRedo);
});

test("a move after an undo is the end of what was undone", () => {
  const { store } = make();
  for (const bias of [1, 2]) {
    store.set({ bias });
    store.commit();
  }
  store.set(store.undo());
  store.set({ bias: 7 });
  store.commit();
  assert.ok(!store.canRedo);
  assert.equal(store.undo().bias, 1);
});

test("moves that go on while the store is open are one, and one that is not over is taken back whole", () => {
  const { store } = make();
  store.open++;
  for (const bias of [1, 2]) {
    store.set({ bias });
    store.commit();
  }
  assert.ok(store.canUndo);
  store.open--;
  store.commit();
  assert.equal(store.undo().bias, -0.5);
  store.set({ bias: -0.5 });
  store.set({ bias: 4 });
  assert.equal(store.undo().bias, -0.5);
  assert.equal(store.redo().bias, 4);
});

test("a snapshot is no window into the state", () => {
  const { store } = make();
  store.snapshot().weights[0] = 99;
  assert.equal(store.state.weights[0], 2);
});

test("a listener that throws does not silence the others", (t) => {
  t.mock.method(console, "error", () => {});
  const model = new PageModel("AnyModel", { a: 1 });
  let heard = 0;
  model.on("change:a", () => { throw new Error("no"); });
  model.on("change:a", () => heard++);
  model.set("a", 2);
  assert.equal(heard, 1);
  model.off("change:a");
  model.set("a", 3);
  assert.equal(heard, 1);
});
