/** What the reader wrote on an exercise's page, in the notebook that is handed in. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered } from "../../anncourse/widgets/js/python/notebook.js";

const cell = (kind, source, nbgrader = {}) => ({ cell_type: kind, id: source, source, metadata: { nbgrader }, outputs: [] });
const OPEN = { solution: true, locked: false }, LOCKED = { solution: false, locked: true };
const NOTEBOOK = {
  nbformat: 4,
  cells: [
    cell("code", ["import numpy\n", "x = 1"], LOCKED),
    cell("code", ["# YOUR CODE HERE\n", "raise NotImplementedError()\n"], OPEN),
    cell("markdown", "YOUR ANSWER HERE", OPEN),
    cell("code", "check.done()", LOCKED),
    cell("markdown", "YOUR ANSWER HERE", OPEN),
    cell("code", "free = 1"),
  ],
};
const STUB = "# YOUR CODE HERE\nraise NotImplementedError()";
const sources = ({ notebook }) => notebook.cells.map(({ source }) => source);

test("answers stand where they are asked for, and nowhere else", () => {
  const own = new Map([[STUB, "y = 2"], ["check.done()", "pass"], ["import numpy\nx = 1", "x = 9"]]);
  const made = answered(NOTEBOOK, (book) => own.get(book) ?? book, ["", "A line."]);
  const [first, , blank, tests, , last] = sources({ notebook: NOTEBOOK });
  assert.deepEqual(sources(made), [first, "y = 2", blank, tests, "A line.", last]);
  assert.equal(made.count, 2);
  assert.deepEqual(made.notebook.cells[1].metadata, NOTEBOOK.cells[1].metadata);
});

test("an exercise that nobody touched is saved as it is", () => {
  const made = answered(NOTEBOOK, (book) => book, ["", ""]);
  assert.deepEqual(made, { notebook: NOTEBOOK, count: 0 });
});
