/** Numbers as letters of 64: so figures bring weights and pictures along. anncourse/widgets/spelled.py says the same. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** The place of zero. */
export const MIDDLE = 32;

/** The place of each letter, 0 to 63. @param {string} text */
export const numbers = (text) => Float64Array.from(text, (letter) => LETTERS.indexOf(letter));

/** Numbers that were rounded to 63 levels. @param {[number, string]} kept  their scale, and letters */
export const unrounded = ([scale, letters]) => numbers(letters).map((place) => scale * (place - MIDDLE));
