/** A bundle carries only the rules of style that its figure uses. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { prune, scope, words } from "../../anncourse/widgets/js/prune.mjs";

const used = words('h("div", { class: "ann ann-row is-told", a: "b" }, h("span"))');

for (const [what, css, kept] of [
  ["a used class", ".ann-row{gap:1px}", ".ann-row{gap:1px}"],
  ["an unused class", ".ann-edge{fill:none}.ann-row{gap:1px}", ".ann-row{gap:1px}"],
  ["a used class in an unused one", ".ann-edge .ann-row{gap:1px}", ""],
  ["one selector of two", ".ann-edge,.ann-row span{gap:1px}", ".ann-row span{gap:1px}"],
  ["a list inside a selector", ".ann-row:not(.is-told,[a=b]){gap:1px}", ".ann-row:not(.is-told,[a=b]){gap:1px}"],
  ["an unused element", ".ann canvas{gap:1px}", ""],
  ["a state, which is no word", ".ann-row span:hover{gap:1px}", ".ann-row span:hover{gap:1px}"],
  ["a class of the page", ".vscode-dark p{color:#fff}", ".vscode-dark p{color:#fff}"],
  ["rules within a rule", "@media print{.ann-edge{fill:none}.ann-row{gap:0}}p{margin:0}", "@media print{.ann-row{gap:0}}p{margin:0}"],
  ["an empty rule about rules", "@media print{.ann-edge{fill:none}}", ""],
])
  test(`prune: ${what}`, () => assert.equal(prune(css, used), kept));

for (const [what, css, kept] of [
  ["a class", ".a,.b{gap:0}.c:hover{gap:0}", ".ann.Quiz{.a,.b{gap:0}.c:hover{gap:0}}"],
  ["the figure itself", ".ann text,.ann .ann-row{gap:0}.ann-row{gap:0}", ".ann.Quiz{& text,& .ann-row{gap:0}.ann-row{gap:0}}"],
  ["rules within a rule", "@media print{.ann p{gap:0}}", ".ann.Quiz{@media print{& p{gap:0}}}"],
  ["no rules", "", ""],
])
  test(`scope: ${what}`, () => assert.equal(scope(css, "Quiz"), kept));
