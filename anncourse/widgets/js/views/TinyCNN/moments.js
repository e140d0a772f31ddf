/** What there is to see of a reader: its weights, and how it does on held-out digits. */

/** Steps from one moment to the next, and all of them. */
export const EVERY = 50, END = 1500;
/** Epochs of 100 batches. */
export const EPOCHS = END / 100;

/** @typedef {{ at: number, params: Float64Array, sure: Float64Array, right: Uint8Array }} Moment  how sure it is of each held-out digit, and whether it is right */

/** @param {import("../../core/images/reader.js").Reader} reader @param {number} at @returns {Moment} */
export const moment = (reader, at) => ({ at, params: reader.net.params.slice(), ...reader.heldOut() });
