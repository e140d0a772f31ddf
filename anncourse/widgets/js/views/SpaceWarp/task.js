/** What questions may ask about, beside the traits. */

import { apart } from "../../core/layers/warp.js";
import { read } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** @type {Record<string, (state: any) => number>} */
export const quantities = {
  /** Points that a straight cut after the layer gets right. @param {State} state */
  right: (state) => read(state).right,
  /** How far apart the two blue groups lie after the layer. @param {State} state */
  apart(state) {
    const { X, y, H } = read(state);
    return apart(X, y, H);
  },
};
