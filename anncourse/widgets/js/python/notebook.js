/** A notebook with the reader's answers in it, as a course takes it. */

/** @typedef {{ cell_type: string, source: string | string[], metadata: { nbgrader?: { locked?: boolean, solution?: boolean } } }} NotebookCell */

/** @param {string | string[]} source */
const joined = (source) => (Array.isArray(source) ? source.join("") : source);

/**
 * Put answers into the cells that ask for one; what is locked stays as it is, since a course runs its own.
 * @param {{ cells: NotebookCell[] }} notebook  is not changed
 * @param {(book: string) => string} text  what the reader made of a cell's code
 * @param {string[]} words  answers in words, in the order of the page
 */
export function answered(notebook, text, words) {
  let count = 0, next = 0;
  const cells = notebook.cells.map((cell) => {
    const { locked, solution } = cell.metadata.nbgrader ?? {};
    if (locked || !solution) return cell;
    const book = joined(cell.source);
    const own = cell.cell_type === "code" ? text(book.trimEnd()) : words[next++];
    if (!own || own === book.trimEnd()) return cell;
    count++;
    return { ...cell, source: own };
  });
  return { notebook: { ...notebook, cells }, count };
}
