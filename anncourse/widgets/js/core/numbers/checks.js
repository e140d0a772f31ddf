/**
 * What every public border asks of its arguments, in the words of anncourse/arguments.py.
 * Each function returns the value or throws an Error that says what was expected and what came.
 */

/**
 * @param {string} who
 * @param {string} what
 * @param {unknown} got
 * @returns {never}
 */
export function refuse(who, what, got) {
  throw new Error(`${who} expects ${what}, got ${got}`);
}

/**
 * @param {string} who
 * @param {string} name
 * @param {unknown} value
 * @param {number} [low]
 * @returns {number} the value, a whole number of at least `low`
 */
export function whole(who, name, value, low = 1) {
  if (!Number.isSafeInteger(value)) refuse(who, name + " to be a whole number", value);
  return number(who, name, value, low);
}

/**
 * @param {string} who
 * @param {string} name
 * @param {unknown} value
 * @param {number} [low]
 * @returns {number} the value, a finite number of at least `low`
 */
export function number(who, name, value, low = -Infinity) {
  if (typeof value !== "number" || !Number.isFinite(value)) refuse(who, name + " to be a finite number", value);
  if (value < low) refuse(who, `${name} to be at least ${low}`, value);
  return value;
}

/**
 * @template T
 * @param {string} who
 * @param {string} name
 * @param {Record<string, T>} known
 * @param {string} key
 * @returns {T} the entry of `known` under `key`
 */
export function entry(who, name, known, key) {
  if (!Object.hasOwn(known, key)) refuse(who, `${name} to be one of ${Object.keys(known).join(", ")}`, key);
  return known[key];
}
