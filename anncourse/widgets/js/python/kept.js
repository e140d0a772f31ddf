/** What the reader wrote into a cell, kept in this browser. book/_assets/js/forget.js clears it. */

/** A changed cell of the book has another name, so an old text never stands in a new cell. @param {string} book */
const key = (book) => {
  let hash = 0;
  for (const letter of book) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return `anncourse.1.${location.pathname}#cell-${(hash >>> 0).toString(36)}`;
};

/** Say whether it was kept. @param {string} book @param {string} text */
export function keep(book, text) {
  // A full store, or a reader who wants none: the text lives as long as the page.
  try {
    if (text === book) localStorage.removeItem(key(book));
    else localStorage.setItem(key(book), JSON.stringify({ text }));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} book @returns {string} the reader's text, or the book's */
export function recall(book) {
  try {
    const { text } = JSON.parse(localStorage.getItem(key(book)) ?? "{}");
    return typeof text === "string" ? text : book;
  } catch {
    return book;
  }
}
