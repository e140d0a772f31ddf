/** The nets that were found before, one for each chance: figures/superposition_lab/nets.py says the same. */

import kept from "../../../figures/superposition_lab/nets.json" with { type: "json" };

/** @typedef {import("../../core/inside/superposition.js").Net} Net */
/** @typedef {{ chance: number, on: number[] }} State */

/** @type {Net[]} */
const NETS = kept.map(([right, up, b]) => ({ W: [right, up], b }));

/** @param {State} state */
export const net = ({ chance }) => NETS[chance - 1];
