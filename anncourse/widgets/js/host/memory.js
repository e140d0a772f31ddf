/** What this browser remembers of a page's figures. Nothing of it leaves the browser; book/_assets/js/forget.js clears it. */

/** The number grows when what is kept changes its form; what is older is then not found. */
const VERSION = 1;

/** @param {string} id */
const key = (id) => `anncourse.${VERSION}.${location.pathname}#${id}`;

/** @param {string} id @param {object} record */
export function keep(id, record) {
  // A full store, or a reader who wants none.
  try {
    localStorage.setItem(key(id), JSON.stringify(record));
  } catch {}
}

/** @param {string} id @returns {any} an object, or null */
export function recall(id) {
  try {
    const found = JSON.parse(localStorage.getItem(key(id)) ?? "null");
    return typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}
