/** What may stand in the figure's state. Python says the same in anncourse/widgets/figures/playground/widget.py. */

import { choice, number, numbers, records } from "../../ui/store.js";
import { ACTIVATIONS, OPTIMIZERS } from "./engine.js";
import { count } from "./shape.js";

export const DATA = ["circles", "xor", "moons", "spirals", "blobs"];
/** So many epochs at most are trained anew from the seed when a state without weights comes in. */
const LEAD = 2000;

const isMove = (/** @type {any} */ entry) =>
  Array.isArray(entry) && entry.length === 3 && entry.every(Number.isFinite) && Number.isInteger(entry[0]);

/** @type {Record<string, import("../../ui/store.js").Rule>} */
export const traits = {
  dataset: choice(DATA),
  noise: number({ min: 0, max: 0.5 }),
  n_points: number({ min: 20, max: 500, integer: true }),
  hidden: numbers({ max: 3, low: 1, high: 8, integer: true }),
  activation: choice(Object.keys(ACTIVATIONS)),
  optimizer: choice(Object.keys(OPTIMIZERS)),
  learning_rate: number({ min: 0.0001, max: 10 }),
  batch_size: number({ min: 1, max: 500, integer: true }),
  seed: number({ min: 0, max: 999999, integer: true }),
  weights: numbers(),
  epoch: number({ min: 0, integer: true }),
  moved: records("a list of [point, x1, x2]", isMove),
  locked: numbers({ integer: true }),
  ablated: numbers({ integer: true }),
};

/** @param {import("../../ui/store.js").State} state @returns {string} a complaint about several traits together, or "" */
export function check({ weights, hidden, epoch, moved, locked, ablated, n_points }) {
  const size = count(hidden);
  if (weights.length && weights.length !== size)
    return `weights must have ${size} entries for hidden layers [${hidden.join(", ")}], or none; got ${weights.length}.`;
  if (!weights.length && epoch > LEAD) return `epoch must be from 0 to ${LEAD} where weights come from the seed; got ${epoch}.`;
  const units = hidden.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0);
  /** @type {[string, string, number, number[]][]} */
  const lists = [["locked", "weights", size, locked], ["ablated", "hidden neurons", units, ablated],
    ["moved", "points", n_points, moved.map((/** @type {number[]} */ move) => move[0])]];
  for (const [name, what, most, entries] of lists) {
    const wrong = entries.find((entry) => entry < 0 || entry >= most);
    if (wrong !== undefined) return `${name} counts ${what} from 0, and there are ${most}; got ${wrong}.`;
  }
  return "";
}
