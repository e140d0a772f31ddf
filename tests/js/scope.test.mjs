/** A figure's own style holds in that figure only. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { scope } from "../../anncourse/widgets/js/scope.mjs";

for (const [what, css, kept] of [
  ["a class", ".a,.b{gap:0}.c:hover{gap:0}", ".ann.Quiz{.a,.b{gap:0}.c:hover{gap:0}}"],
  ["the figure itself", ".ann text,.ann .ann-row{gap:0}.ann-row{gap:0}", ".ann.Quiz{& text,& .ann-row{gap:0}.ann-row{gap:0}}"],
  ["rules within a rule", "@media print{.ann p{gap:0}}", ".ann.Quiz{@media print{& p{gap:0}}}"],
])
  test(what, () => assert.equal(scope(css, "Quiz"), kept));
