/** What is inside of the box: from the cells to the four parts, for each kind. It is drawn once the kind has been named. */

import { CELLS, OWN, PARTS } from "../../core/inside/blind.js";
import { s } from "../../ui/dom.js";

/** @typedef {import("../../core/inside/blind.js").Kind} Kind */

const WIDTH = 320, TOP = 8, BOTTOM = 64;
const cellAt = (/** @type {number} */ i) => ((i + 0.5) * WIDTH) / CELLS, partAt = (/** @type {number} */ k) => ((k + 0.5) * WIDTH) / PARTS;
const LINKS = [...Array(PARTS * CELLS).keys()].map((n) => [Math.floor(n / CELLS), n % CELLS]);

/** Which cells a part looks at. @type {Record<Kind, (part: number, cell: number) => boolean>} */
const SEES = {
  feedforward: () => true,
  convolutional: (part, cell) => cell >= 4 * part && cell < 4 * part + 3,
  modular: (part, cell) => Math.floor(cell / OWN) === part,
  radial: () => false,
  recurrent: () => true,
};

/** @param {Kind} kind */
export function wires(kind) {
  const lines = LINKS.filter(([part, cell]) => SEES[kind](part, cell)).map(([part, cell]) => `M${cellAt(cell)} ${TOP}L${partAt(part)} ${BOTTOM}`);
  const extra = [0, 1, 2, 3].map(partAt).map((x) => ({
    // A bell around the center; a way back into the part; the kernel on its way.
    radial: `M${x - 34} ${BOTTOM}C${x - 12} ${BOTTOM} ${x - 14} 16 ${x} 16S${x + 12} ${BOTTOM} ${x + 34} ${BOTTOM}`,
    recurrent: `M${x + 8} ${BOTTOM}c26 -4 26 22 -4 14`,
    convolutional: `M${x - 4} 26h22m-6 -5l6 5l-6 5`,
  })[/** @type {string} */ (kind)] ?? "");
  return s("svg", { viewBox: `0 0 ${WIDTH} 84`, "aria-hidden": "true" },
    s("path", { class: "link", d: lines.join("") }), s("path", { class: "habit", d: extra.join("") }),
    ...LINKS.slice(0, CELLS).map(([, cell]) => s("rect", { class: "cell", x: cellAt(cell) - 4, y: TOP - 4, width: 8, height: 8 })),
    ...[0, 1, 2, 3].map((part) => s("circle", { class: "ann-node", cx: partAt(part), cy: BOTTOM, r: 8 })));
}
