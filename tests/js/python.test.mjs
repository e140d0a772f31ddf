/** What a cell of the page needs beside NumPy, and what of the reader's text a browser keeps. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keep, recall } from "../../anncourse/widgets/js/python/kept.js";
import { needs } from "../../anncourse/widgets/js/python/needs.js";

const kept = new Map();
const BOOK = "z = w @ x + b", MINE = "z = 0";

beforeEach(() => {
  kept.clear();
  globalThis.location = { pathname: "/notebooks/02.html" };
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
});

for (const [code, names] of [
  ["import numpy as np\n\nimport anncourse as ann\nfrom anncourse import plots", []],
  ["ax = plots.decision_line(w, b)", ["matplotlib"]],
  ["from anncourse import plots\nplots.image(x)", ["matplotlib"]],
  ["from anncourse import plots as p", ["matplotlib"]],
  ["from sklearn.tree import DecisionTreeClassifier", ["scikit-learn"]],
  ["X, y = ann.datasets.digits()", ["scikit-learn"]],
  ["pairs = ann.datasets.digit_pairs(100, rng=rng)", ["scikit-learn"]],
  ["X, y = ann.datasets.shifted_digits()", ["scikit-learn"]],
  ["X = ann.datasets.seen_and_heard(9, rng=rng)", ["scikit-learn"]],
  ["net = ann.NetworkClassifier()\nplots.x", ["matplotlib", "scikit-learn"]],
  ["links = ann.datasets.les_miserables()", ["networkx"]],
  ["X, y = ann.datasets.painting('cat')", ["photographs"]],
  ["digits = [1, 2]\nresearch(digits)", []],
])
  test(`${JSON.stringify(code)} needs ${names.join(" and ") || "NumPy alone"}`, () => assert.deepEqual(needs(code), names));

test("a text comes back to its own cell on its own page", () => {
  assert.equal(keep(BOOK, MINE), true);
  assert.equal(recall(BOOK), MINE);
  assert.equal(recall("another cell"), "another cell");
  globalThis.location = { pathname: "/notebooks/03.html" };
  assert.equal(recall(BOOK), BOOK);
});

test("a cell given back to the book leaves nothing", () => {
  keep(BOOK, MINE);
  keep(BOOK, BOOK);
  assert.equal(kept.size, 0);
});

for (const garbled of ["", "{", "null", "7", '{"text": 7}'])
  test(`what is garbled (${garbled}) is dropped in silence`, () => {
    keep(BOOK, MINE);
    kept.set([...kept.keys()][0], garbled);
    assert.equal(recall(BOOK), BOOK);
  });

test("a browser that keeps nothing says so, and does no harm", () => {
  const refuse = () => { throw new Error("denied"); };
  globalThis.localStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  assert.equal(keep(BOOK, MINE), false);
  assert.equal(recall(BOOK), BOOK);
});
