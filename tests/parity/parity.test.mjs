/**
 * js/core against NumPy's numbers. PARITY_VECTORS names the file that pytest wrote, a list of
 * cases with their numbers; PARITY_NUMBERS the file in which pytest reads this side's.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { compute } from "./js_side.mjs";

const vectors = JSON.parse(readFileSync(process.env.PARITY_VECTORS, "utf8"));
const computed = vectors.map((vector) => {
  try {
    return compute(vector);
  } catch (error) {
    return { [`${error}`]: [] }; // this case fails on both sides, the others go on
  }
});
writeFileSync(process.env.PARITY_NUMBERS, JSON.stringify(computed));

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
