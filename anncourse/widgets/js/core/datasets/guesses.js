/**
 * What somebody may want next, from a table of choices: anncourse/datasets/recommending/guesses.py says the same.
 * Tables are row by row; each function scores every item for one person, a row of the table or another.
 */
import { refuse, whole } from "../numbers/checks.js";
import { decompose } from "../training/least_norm.js";

/** @typedef {ArrayLike<number>} List */

/** @param {string} who @param {List} table @param {number} items */
function rowsOf(who, table, items) {
  const rows = table.length / whole(who, "items", items);
  return Number.isInteger(rows) && rows ? rows : refuse(who, `rows of ${items} items`, `${table.length} numbers`);
}

/** How often each item was chosen. @param {List} table @param {number} items */
export function popularity(table, items) {
  const n = rowsOf("popularity", table, items), out = new Float64Array(items);
  for (let i = 0; i < n; i++) for (let j = 0; j < items; j++) out[j] += table[i * items + j];
  return out;
}

/** How alike two items are: the cosine of their columns; none is its own neighbor. @param {List} table @param {number} items */
export function alike(table, items) {
  const n = rowsOf("alike", table, items), out = new Float64Array(items * items);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < items; j++) for (let k = 0; k < items; k++) out[j * items + k] += table[i * items + j] * table[i * items + k];
  const size = Float64Array.from({ length: items }, (_, j) => Math.sqrt(out[j * items + j]) || 1);
  for (let j = 0; j < items; j++) for (let k = 0; k < items; k++) out[j * items + k] = j === k ? 0 : out[j * items + k] / (size[j] * size[k]);
  return out;
}

/** The scores of one person by her items' neighbors. @param {Float64Array} near  what `alike` gives @param {List} person */
export function itemNeighbors(near, person) {
  const items = person.length, out = new Float64Array(items);
  for (let j = 0; j < items; j++) if (person[j]) for (let k = 0; k < items; k++) out[k] += person[j] * near[j * items + k];
  return out;
}

/** The directions of a table, a row each, the largest first. @param {List} table @param {number} items @returns {Float64Array[]} */
export function directions(table, items) {
  const { s, V } = decompose(table, rowsOf("directions", table, items), items);
  const order = Array.from(s, (_, i) => i).sort((a, b) => s[b] - s[a]);
  return order.map((i) => V.slice(i * items, (i + 1) * items));
}

/** A person's numbers, one for each direction. @param {Float64Array[]} V @param {List} person */
export const numbersOf = (V, person) => V.map((v) => v.reduce((sum, one, j) => sum + one * person[j], 0));

/** The scores of one person by a few numbers. @param {Float64Array[]} V  as many as there are numbers @param {List} person */
export function factors(V, person) {
  const p = numbersOf(V, person);
  return Float64Array.from(person, (_, j) => V.reduce((sum, v, i) => sum + p[i] * v[j], 0));
}
