/** Begin again from fresh random numbers: for the figures that have any. */

import { button } from "./controls.js";

/** @typedef {import("./store.js").State} State */

/** @param {(seed: number, state: State) => State} fresh */
export const newStart = (fresh) => (/** @type {import("./frame.js").Ui} */ ui) =>
  button("New start", () => {
    ui.run++;
    ui.set(fresh(crypto.getRandomValues(new Uint32Array(1))[0] % 10000, ui.state));
    ui.store.start = ui.base = ui.store.snapshot();
  });
