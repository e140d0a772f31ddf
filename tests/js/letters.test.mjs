/** Two writers: what they forget when a page changes, and how fast they write. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { LONGEST, Writers } from "../../anncourse/widgets/js/core/sequences/letters.js";

const there = (file) => readFileSync(new URL(`../../anncourse/${file}`, import.meta.url));
// Node cannot open this kind of archive; Python can.
const HELP = fileURLToPath(new URL("../../anncourse/datasets/files/python-help.txt.bz2", import.meta.url));
const OPEN = "import bz2, sys; sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())";
const TEXT = execFileSync("python3", ["-c", OPEN, HELP]).toString("latin1");
const WEIGHTS = there("widgets/figures/letter_writer/weights.json").toString("latin1");
const both = new Writers(TEXT, WEIGHTS);

const go = (state, count) => {
  let text = state.text;
  while (text.length < count) text += both.next({ ...state, text });
  return text;
};

test("a page that is changed in the middle is read again from there", () => {
  const fresh = new Writers(TEXT, WEIGHTS), texts = ["The class", "The clock", "T", "The class statement"];
  for (const text of texts) both.read(text);
  assert.deepEqual(both.bits("The class statement"), fresh.bits("The class statement"));
  assert.equal(both.places.length, "The class statement".length + 1);
});

test("equal draws write equal pages, and other draws another", () => {
  const state = { text: "The ", writer: "network", temperature: 1, seed: 3 };
  assert.equal(go(state, 60), go(state, 60));
  assert.notEqual(go(state, 60), go({ ...state, seed: 4 }, 60));
});

test("at a low temperature the likeliest letter is drawn", () => {
  const state = { text: "The inter", writer: "6-gram", temperature: 0.1, seed: 0 };
  const { gram } = both.read(state.text);
  assert.equal(both.next(state), both.letters[gram.indexOf(Math.max(...gram))]);
});

/** Seconds of this process that some work takes, at its best. */
function seconds(work) {
  let least = Infinity;
  for (let tries = 0; tries < 5; tries++) {
    const { user, system } = process.cpuUsage();
    work();
    const now = process.cpuUsage();
    least = Math.min(least, (now.user - user + now.system - system) / 1e6);
  }
  return least;
}

test("to write a page takes little more than the multiply-adds of the network", () => {
  const { inputs, U, V, nSymbols } = both.network, perLetter = U.length + V.length;
  const weights = inputs, x = new Float64Array(nSymbols).fill(0.5), sums = new Float64Array(nSymbols);
  // The same number of multiply-adds, and nothing else.
  const bare = () => {
    for (let done = 0; done < LONGEST * perLetter; done += nSymbols * nSymbols)
      for (let i = 0; i < nSymbols; i++) for (let j = 0; j < nSymbols; j++) sums[j] += x[i] * weights[i * nSymbols + j];
  };
  bare();
  let seed = 0;
  const page = () => go({ text: "T", writer: "network", temperature: 1, seed: seed++ }, LONGEST);
  const ratio = seconds(page) / seconds(bare);
  assert.ok(ratio < 3.5, `a page takes ${ratio.toFixed(1)} times as long as its multiply-adds alone`);
});
