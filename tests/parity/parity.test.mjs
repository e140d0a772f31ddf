/**
 * js/core against NumPy's numbers. PARITY_FOLDER holds what pytest wrote: the JavaScript of each file of kinds, and
 * numpy.json, a list of cases with their numbers. This side's own numbers go into page.json, where pytest reads them.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = process.env.PARITY_FOLDER;
const vectors = JSON.parse(readFileSync(join(folder, "numpy.json"), "utf8"));

async function compute({ file, kind, arguments: given }) {
  try {
    const found = (await import(pathToFileURL(join(folder, `${file}.mjs`))))[kind](given);
    return Object.fromEntries(Object.entries(found).map(([name, numbers]) => [name, [...numbers]]));
  } catch (error) {
    return { [`${error}`]: [] }; // this case fails on both sides, the others go on
  }
}

const computed = await Promise.all(vectors.map(compute));
writeFileSync(join(folder, "page.json"), JSON.stringify(computed));

vectors.forEach(({ kind, arguments: given, close, numbers }, i) =>
  test(`${i} ${kind} ${JSON.stringify(given).slice(0, 100)}`, () => {
    assert.deepEqual(Object.keys(computed[i]).sort(), Object.keys(numbers).sort());
    for (const [name, expected] of Object.entries(numbers)) {
      const got = computed[i][name];
      assert.equal(got.length, expected.length, name);
      expected.forEach((value, k) => {
        const apart = Math.abs(got[k] - value);
        const most = close.relative * Math.abs(value) + close.floor;
        assert.ok(apart <= most, `${name}[${k}]: NumPy ${value}, page ${got[k]}, apart ${apart}`);
      });
    }
  }),
);
