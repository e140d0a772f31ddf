/** A sound as a file that any player takes: 16 bits, one channel. */

import { RATE } from "../../core/datasets/speech.js";

const HEAD = 44, LOUDEST = 0.9 * 32767;

/** @param {Float64Array} wave @returns {string} an address that holds the file itself */
export function wav(wave) {
  const bytes = new DataView(new ArrayBuffer(HEAD + 2 * wave.length)), most = wave.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9);
  const word = (/** @type {number} */ at, /** @type {string} */ text) => [...text].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  word(0, "RIFF");
  bytes.setUint32(4, HEAD - 8 + 2 * wave.length, true);
  word(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); // plain numbers
  bytes.setUint16(22, 1, true); // channels
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, 2 * RATE, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  word(36, "data");
  bytes.setUint32(40, 2 * wave.length, true);
  wave.forEach((value, n) => bytes.setInt16(HEAD + 2 * n, Math.round((value / most) * LOUDEST), true));
  return `data:audio/wav;base64,${btoa(Array.from(new Uint8Array(bytes.buffer), (byte) => String.fromCharCode(byte)).join(""))}`;
}
