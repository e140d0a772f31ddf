/** What every figure has around it: redo, the starts, what is held, hints one by one, what a bet still lacks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Element } from "./page.mjs";

const { defineWidget } = await import("../../anncourse/widgets/js/ui/frame.js");

const _rules = { a: { kind: "number", label: "A", low: -5, high: 5 }, b: { kind: "number", label: "B", low: -5, high: 5 } };
const bet = {
  kind: "choice", question: "And the sum?", do: "Set a to 2.", end: { a: 2 }, sure: false, seen: false,
  options: [{ text: "It rises", correct: true, why: "To {sum}." }, { text: "It falls", correct: false, why: "No." }],
  done: [{ of: "a", relation: "at least", value: 2 }], right: { of: "sum", relation: "rises" },
};
const goal = { question: "Above 3.", stages: [{ judge: { of: "sum", relation: "above", value: 3 }, say: "{sum}." }], hints: ["One.", "Two."], solution: [{ a: 4 }] };

/** A figure of two numbers, and the hand on it. */
function figure({ asks = {}, linked = null } = {}) {
  const state = { a: 1, b: 0, _rules, asks: { id: "f", fixed: [], entries: {}, bet: null, goal: null, ...asks } };
  const page = { read: () => (linked ? { state: linked } : {}), follow() {}, link: () => "", keep() {}, recall: () => null };
  const model = { get: (name) => state[name], set: (name, value) => { state[name] = value; }, save_changes() {}, on() {}, off() {}, page };
  let ui = null;
  const widget = defineWidget({
    name: "Pair", quantities: { sum: ({ a, b }) => a + b }, text: ({ a, b }) => `${a} and ${b}`,
    build(given) {
      ui = given;
      return { draw() {} };
    },
  });
  const el = new Element("div");
  widget.render({ model, el });
  return { el, ui, move: (patch) => ui.set(patch) };
}

test("redo brings back what undo took, and is gone once something else has happened", () => {
  const { el, ui, move } = figure();
  const [undo, redo] = ["Undo", "Redo"].map((words) => el.button(words));
  assert.ok(undo.disabled && redo.disabled);
  move({ a: 2 });
  move({ b: 3 });
  undo.click();
  undo.click();
  assert.deepEqual(ui.state, { a: 1, b: 0 });
  redo.click();
  assert.deepEqual([ui.state.a, ui.state.b, redo.disabled], [2, 0, false]);
  redo.click();
  assert.deepEqual([ui.state.a, ui.state.b, redo.disabled], [2, 3, true]);
  undo.click();
  move({ b: -1 });
  assert.ok(redo.disabled);
  undo.click();
  assert.deepEqual([ui.state.a, ui.state.b, redo.disabled], [2, 0, false]);
});

test("after a link there are two starts, and without one the book's own is not offered", () => {
  const plain = figure();
  assert.ok(plain.el.button("Book’s start").hidden);
  const { el, ui, move } = figure({ linked: { a: 3, b: 1 } });
  const book = el.button("Book’s start");
  assert.ok(!book.hidden);
  move({ a: 4 });
  el.button("Same start").click();
  assert.deepEqual(ui.state, { a: 3, b: 1 });
  book.click();
  assert.deepEqual(ui.state, { a: 1, b: 0 });
  el.button("Undo").click();
  assert.deepEqual(ui.state, { a: 3, b: 1 });
});

test("what the question fixes is held until the question is settled, and says so", () => {
  const { el, ui, move } = figure({ asks: { goal, fixed: ["b"] } });
  assert.deepEqual([ui.holds("a"), ui.holds("b")], [false, true]);
  assert.equal(move({ b: 2 }), false);
  assert.equal(ui.state.b, 0);
  assert.equal(el.part("held").textContent, "Held while the question stands: b.");
  move({ a: 4 });
  assert.equal(el.part("challenge").dataset.solved, "true");
  assert.equal(ui.holds("b"), false);
  assert.equal(move({ b: 2 }), true);
});

test("a figure that asks nothing holds what is fixed for good", () => {
  const { ui, move } = figure({ asks: { fixed: ["b"] } });
  assert.equal(move({ b: 2 }), false);
  move({ a: 4 });
  assert.ok(ui.holds("b"));
});

test("hints come one by one, and the solution after the last", async () => {
  const { el, ui } = figure({ asks: { goal } });
  const hint = el.part("hint"), showMe = el.part("show-me"), given = () => el.all.find((one) => one.name === "ol").children.map((one) => one.textContent);
  assert.deepEqual([given(), hint.hidden, showMe.hidden], [[], false, true]);
  hint.click();
  assert.deepEqual([given(), hint.hidden, showMe.hidden], [["One."], false, true]);
  hint.click();
  assert.deepEqual([given(), hint.hidden, showMe.hidden], [["One.", "Two."], true, false]);
  showMe.click();
  await pause(20);
  assert.equal(ui.state.a, 4);
  assert.equal(el.part("challenge").dataset.solved, "true");
});

test("a bet that is not done says what is missing, once a hand has moved", () => {
  const { el, ui, move } = figure({ asks: { bet } });
  const said = () => el.part("missing").textContent;
  assert.equal(move({ a: 2 }), false);
  el.button("It falls").click();
  assert.equal(said(), "");
  move({ a: 1.5 });
  assert.equal(said(), "Not there yet: a at least 2, and it is 1.50.");
  // All is done that was to be done, and the sum has not risen: b has moved too.
  move({ a: 2, b: -3 });
  assert.match(said(), /^That is done, and something else has moved too: .* Press “Same start” and do this alone\. Set a to 2\.$/);
  assert.equal(el.part("predict").dataset.bet, "made");
  el.button("Same start").click();
  assert.equal(said(), "");
  move({ a: 2 });
  assert.equal(said(), "");
  assert.equal(el.part("predict").dataset.bet, "done");
  assert.equal(ui.state.b, 0);
});
