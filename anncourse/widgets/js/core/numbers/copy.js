/**
 * A twin of an object that holds numbers and typed arrays: what one does, the other does not see.
 * @template {object} T
 * @param {T} original
 * @returns {T}
 */
export function copy(original) {
  /** @type {any} */
  const twin = Object.assign(Object.create(Object.getPrototypeOf(original)), original);
  for (const [key, value] of Object.entries(original))
    if (ArrayBuffer.isView(value)) twin[key] = /** @type {Float64Array} */ (value).slice();
  return twin;
}
