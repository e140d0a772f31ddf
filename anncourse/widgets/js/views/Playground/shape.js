/** Where every weight lies in the flat list, and where every neuron stands in the picture. Knows nothing of a page. */

import { generated } from "./points/data.js";

/** @typedef {import("../../ui/store.js").State} State */

/**
 * One number of the network: a weight, or a bias (then `from` is −1).
 * @typedef {object} Part
 * @property {number} at      place in the flat list
 * @property {number} layer   that it leads into, from 1
 * @property {number} from    neuron of the layer before
 * @property {number} to      neuron of its own layer
 * @property {string} source  "x1", or "" for a bias
 * @property {string} target  "h1.2"
 * @property {string} label   "weight from x1 to h1.2"
 */

/** The colors of the classes. */
export const KINDS = ["orange", "blue", "green", "gray"];

/** Two classes share one output. @param {State} state @returns {number[]} */
export const sizes = ({ features, hidden, classes }) => [features.length, ...hidden, classes > 2 ? classes : 1];

/** How many weights and biases. @param {State} state */
export const count = (state) =>
  sizes(state).reduce((sum, size, layer, all) => sum + (layer ? (all[layer - 1] + 1) * size : 0), 0);

/** How many there are of what the figure's lists count. @type {import("../../ui/rules.js").Counts} */
export const counts = {
  weights: count,
  "hidden neurons": ({ hidden }) => hidden.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0),
  points: generated,
  classes: ({ classes }) => classes,
};

/** @param {State} state @returns {string[][]} layer by layer, inputs first */
export const names = ({ features, hidden, classes }) => [
  features,
  ...hidden.map((/** @type {number} */ size, /** @type {number} */ l) => Array.from({ length: size }, (_, j) => `h${l + 1}.${j + 1}`)),
  classes > 2 ? KINDS.slice(0, classes) : ["y"],
];

/** In the order of the flat list: layer by layer the weights row by row, then the biases. @param {State} state @returns {Part[]} */
export function parts(state) {
  const all = names(state);
  /** @type {Part[]} */
  const found = [];
  for (let layer = 1; layer < all.length; layer++)
    for (let row = 0; row <= all[layer - 1].length; row++)
      all[layer].forEach((target, to) => {
        const source = all[layer - 1][row] ?? "";
        found.push({ at: found.length, layer, from: source ? row : -1, to, source, target,
          label: source ? `weight from ${source} to ${target}` : `bias of ${target}` });
      });
  return found;
}

/**
 * What stands still while training: padlocked numbers, and all that leads into or out of a neuron that is taken out.
 * @param {State} state
 * @returns {{ held: Set<number>, out: Set<number>, silent: number[] }}  places in the flat list: all that stand still, those around
 *   absent neurons, and those of them that count as zero
 */
export function frozen(state) {
  const { hidden, locked, ablated } = state;
  // Hidden neurons count on through the layers.
  const absent = (/** @type {number} */ layer, /** @type {number} */ unit) =>
    layer > 0 && layer <= hidden.length && ablated.includes(hidden.slice(0, layer - 1).reduce((/** @type {number} */ sum, /** @type {number} */ size) => sum + size, unit));
  /** @type {Set<number>} */
  const out = new Set();
  const silent = [];
  for (const { at, layer, from, to } of parts(state)) {
    const leaves = from >= 0 && absent(layer - 1, from);
    if (leaves) silent.push(at);
    if (leaves || absent(layer, to)) out.add(at);
  }
  return { held: new Set([...locked, ...out]), out, silent };
}

/** From this width on the network stands beside the plane. */
const WIDE = 680;
/** Room for the names of inputs that stand too close for names above them. */
const NAMES = 54;

/**
 * @typedef {object} Layout
 * @property {boolean} wide           network beside the plane, or above it
 * @property {number} height
 * @property {number} size            side of a neuron's square
 * @property {number} margin          room left of the inputs, for their names; 0 where the names stand above
 * @property {{ x: number, y: number }[][]} nodes  middle of each, layer by layer
 * @property {{ x: number, y: number, size: number }} plane
 */

/**
 * Where everything stands in a figure of this width, in pixels.
 * @param {number} width
 * @param {number[]} all  the layers' sizes, inputs first
 * @returns {Layout}
 */
export function layout(width, all) {
  const wide = width >= WIDE;
  const side = wide ? Math.min(376, Math.max(300, Math.round(width * 0.37))) : Math.min(width, 420);
  const margin = all[0] > 2 ? NAMES : 0;
  const net = (wide ? width - side - 64 : width) - margin;
  const rows = Math.max(3, ...all);
  const head = 44;
  const pitch = wide ? Math.min(84, (side - head) / rows) : rows > 6 ? 38 : rows > 4 ? 46 : 60;
  const size = Math.round(Math.min(48, pitch * 0.68, net / ((margin ? 2 : 2.2) * all.length)));
  const tall = wide ? side : head + rows * pitch;
  const nodes = all.map((n, layer) =>
    Array.from({ length: n }, (_, j) => ({
      x: margin + size / 2 + 2 + (layer * (net - size - 4)) / (all.length - 1),
      // Two inputs stand further apart than their neighbors, so that the lines from both can be told apart.
      y: head + (tall - head) / 2 + (j - (n - 1) / 2) * (layer || n > 2 ? pitch : Math.max(pitch, ((rows - 1) * pitch) / 2.4)),
    })));
  const plane = wide ? { x: width - side, y: 0, size: side } : { x: (width - side) / 2, y: tall + 26, size: side };
  return { wide, height: plane.y + side, size, margin, nodes, plane };
}

/**
 * The curve of a weight: where it leaves and arrives on its neurons' sides, spread so that lines lie side by side.
 * @param {Part} part
 * @param {Layout} layout
 */
export function curve({ layer, from, to }, { nodes, size }) {
  const port = (/** @type {number} */ k, /** @type {number} */ n) => (k - (n - 1) / 2) * Math.min(10, (size * 0.8) / n);
  const a = nodes[layer - 1][from], b = nodes[layer][to];
  const x1 = a.x + size / 2, y1 = a.y + port(to, nodes[layer].length);
  const x2 = b.x - size / 2, y2 = b.y + port(from, nodes[layer - 1].length);
  const bend = (x2 - x1) * 0.5;
  return {
    d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    /** A point a little before the middle, where few lines cross. */
    x: x1 + (x2 - x1) * 0.424,
    y: y1 + (y2 - y1) * 0.352,
  };
}
