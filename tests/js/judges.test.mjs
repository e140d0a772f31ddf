/** What a question's judges say of a state, and what is then said to the reader. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, holds, read } from "../../anncourse/widgets/js/asking/judges.js";
import { stagesMet } from "../../anncourse/widgets/js/asking/stages.js";
import { isKnown, isRight, missing, reached, verdict } from "../../anncourse/widgets/js/asking/verdict.js";

const start = { weights: [2, 1], inputs: [0.5, 0], bias: -0.5, activation: "tanh", layers: 3 };
const figure = {
  quantities: { output: ({ weights, bias }) => weights[0] + weights[1] + bias, curve: ({ bias }) => (x) => bias * x, word: () => "3 × 10⁻⁷" },
  judges: { "all right": ({ bias }, { bias: before }) => bias > before },
  entries: { w2: ["weights", 1] },
};
const now = { ...start, weights: [2, -1], inputs: [-0.1, -2], bias: 0 };

for (const [of, relation, value, expected] of [
  ["bias", "above", -0.1, true], ["bias", "above", 0, false],
  ["bias", "below", 0.1, true], ["bias", "below", 0, false],
  ["bias", "at least", 0, true], ["bias", "at least", 0.1, false],
  ["w2", "at most", -1, true], ["w2", "at most", -1.1, false],
  ["layers", "is", 3, true], ["layers", "is", 4, false],
  ["activation", "is", "tanh", true], ["activation", "is", "relu", false],
  ["bias", "rises", undefined, true], ["output", "rises", undefined, false],
  ["output", "falls", undefined, true], ["bias", "falls", undefined, false],
  ["layers", "stays", undefined, true], ["bias", "stays", undefined, false],
  ["activation", "keeps", undefined, true], ["weights", "keeps", undefined, false],
])
  test(`${of} ${relation} ${value ?? ""} is ${expected}`, () => {
    assert.equal(holds({ of, relation, value }, now, start, figure), expected);
  });

test("every entry of a list, named in the singular", () => {
  assert.equal(holds({ of: "input", relation: "below", value: 0, every: true }, now, start, figure), true);
  assert.equal(holds({ of: "input", relation: "below", value: -1, every: true }, now, start, figure), false);
  assert.equal(holds({ of: "inputs", relation: "falls", every: true }, now, start, figure), true);
});

test("what rounding does is no change", () => {
  const noisy = { ...start, bias: -0.5 + 1e-13 };
  assert.equal(holds({ of: "bias", relation: "stays" }, noisy, start, figure), true);
  assert.equal(holds({ of: "bias", relation: "rises" }, noisy, start, figure), false);
});

test("a judge of the figure's own", () => {
  assert.equal(holds({ judge: "all right" }, now, start, figure), true);
  assert.equal(holds({ judge: "all right" }, start, start, figure), false);
});

test("what is unknown says what there is", () => {
  assert.throws(() => read("outptu", now, figure), /"outptu" is no quantity here; write one of output, curve, word, w2, weights/);
  assert.throws(() => holds({ judge: "fine" }, now, start, figure), /"fine" is no judge here; write .* or one of all right\.$/);
});

test("a text with its quantities", () => {
  assert.equal(fill("from {output before} to {output}, {layers} layers, {word} of {activation}", now, start, figure),
    "from 2.50 to 1, 3 layers, 3 × 10⁻⁷ of tanh");
});

const choice = {
  kind: "choice", question: "?", do: "", end: {}, sure: false, seen: false,
  options: [
    { text: "It rises", correct: false, why: "You may be thinking of {w2 before}." },
    { text: "It falls.", correct: true, why: "It went to {output}." },
  ],
  done: [{ of: "w2", relation: "at most", value: -0.95 }], right: { of: "output", relation: "falls" },
};
const number = { ...choice, kind: "number", options: undefined, low: 0, high: 4, step: 1, unit: "points", answer: "output", within: 0.5, why: "So." };
const sketch = { ...number, kind: "sketch", x: "x", y: "y", answer: "curve", unit: "" };

test("a bet is done when all its judges and the right one hold", () => {
  assert.equal(reached(choice, now, start, figure), true);
  assert.equal(reached(choice, start, start, figure), false);
  // The sum has risen all the same: then the figure does not show what "+" says, and says nothing yet.
  assert.equal(reached(choice, { ...now, bias: 9 }, start, figure), false);
});

test("the verdict on a choice names both thoughts, each with its own reason", () => {
  assert.deepEqual(verdict(choice, { said: 0 }, now, start, figure),
    { right: false, lines: ["You thought: it rises. You may be thinking of 1.", "It falls. It went to 1."] });
  assert.deepEqual(verdict(choice, { said: 1 }, now, start, figure), { right: true, lines: ["As you thought. It went to 1."] });
});

test("how sure the reader was, and what the reader saw", () => {
  assert.deepEqual(verdict(choice, { said: 1, sure: false, seen: 1 }, now, start, figure).lines, ["As you thought, and you were not sure. It went to 1."]);
  assert.deepEqual(verdict(choice, { said: 0, sure: true, seen: 0 }, now, start, figure).lines,
    ["You saw: it rises. Look at the figure again.", "You thought: it rises, and you were sure. You may be thinking of 1.", "It falls. It went to 1."]);
});

test("a number is right within what the author allows", () => {
  assert.deepEqual([0, 1, 1.5, 2].map((said) => isRight(number, said, now, figure)), [false, true, true, false]);
  assert.deepEqual(verdict(number, { said: 4 }, now, start, figure).lines, ["You thought: 4 points.", "It is 1 points. So."]);
});

test("nothing is told of what a figure does not know yet", () => {
  const working = { ...figure, quantities: { ...figure.quantities, output: () => NaN } };
  for (const bet of [choice, number]) {
    assert.equal(isKnown(bet, now, start, figure), true);
    assert.equal(isKnown(bet, now, start, working), false);
  }
  const bet = { ...choice, done: [{ of: "output", relation: "above", value: 3 }] };
  assert.equal(missing(bet, now, start, working), "Not there yet: output above 3.");
  assert.equal(missing(bet, now, start, figure), "Not there yet: output above 3, and it is 1.");
});

test("a sketch is judged where it is farthest", () => {
  const state = { ...now, bias: 2 };
  assert.equal(isRight(sketch, [[0, 0], [1, 2.4]], state, figure), true);
  assert.equal(isRight(sketch, [[0, 0], [1, 2.6]], state, figure), false);
  assert.deepEqual(verdict(sketch, { said: [[0, 1.25], [1, 2]] }, state, start, figure).lines,
    ["Where it is farthest, your curve is off by 1.25.", "So."]);
});

test("stages hold or not, each alone", () => {
  const goal = { stages: [{ judge: { judge: "all right" }, say: "" }, { judge: { of: "output", relation: "above", value: 3 }, say: "" }] };
  assert.deepEqual(stagesMet(goal, now, start, figure), [true, false]);
  assert.deepEqual(stagesMet(goal, { ...now, bias: 5 }, start, figure), [true, true]);
});
