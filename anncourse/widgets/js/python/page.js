/**
 * Run Python where it stands. The page's script (book/_assets/js/run.js) loads this at the first press and calls `open`.
 * Whether the site has a Python, where, and how much it weighs, stands in the page (book/_ext/page_python).
 */
import { Cell } from "./bench.js";
import { button, make } from "./make.js";
import { needs } from "./needs.js";
import { python } from "./python.js";
import style from "./style.css";

/** @typedef {ReturnType<typeof python>} Python */

const { python: set = "" } = document.body.dataset;
/** The folder, the lock, and megabytes to load: at the start, and for each package. */
const [folder, lock, first, ...more] = set.split(" ");
const weight = new Map(more.map((entry) => /** @type {[string, number]} */ ([entry.split("=")[0], Number(entry.split("=")[1])])));
const LOADED = "anncourse-python";

/** Why a cell of the book's own may fail here. */
const WAITS = "This cell waits for your code. Delete the line that raises the error, and write yours.";
const FIGURE = "This cell works with a live figure, or with a package that Python in the page does not have. The book’s result stands when you press Back to the book’s cell.";

const asked = { run, stop, fresh };
/** @type {Cell[]} */
const cells = [];
/** @type {Python | null} */
let now = null;
/** @type {Cell | null} */
let working = null;
/** @type {HTMLElement | null} */
let offer = null;

document.head.append(make("style", { textContent: style }));
for (const input of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-runs]"))) cells.push(new Cell(input, cells.length + 1, asked));

/** @param {HTMLElement} input  the book's cell whose button was pressed */
export function open(input) {
  const cell = cells.find((one) => one.input === input);
  if (!cell) return;
  if (now || working) start(cell);
  else ask(cell);
}

/** What the reader has made of each cell that was changed, by the book's text of it. */
export const changed = () => new Map(cells.filter(({ text, book }) => text !== book).map(({ text, book }) => [book, text]));

/** Say what would be loaded, and wait. @param {Cell} cell */
function ask(cell) {
  offer?.remove();
  cell.unfold();
  const close = button("Not now", () => { offer?.remove(); /** @type {HTMLElement | null} */ (cell.root.querySelector(".run"))?.focus(); });
  const without = location.protocol === "file:" ? "This copy of the book was opened from a folder, and there a browser starts no Python." : set ? "" : "This copy of the book has no Python.";
  const begin = button("Run Python here", () => { offer?.remove(); start(cell); });
  begin.className = "begin";
  offer = without
    ? make("div", { className: "offer" }, make("p", {}, `${without} The chapter runs elsewhere: `, ...elsewhere(), "."), make("p", { className: "offer-buttons" }, close))
    : make("div", { className: "offer" }, make("p", {}, size(cell)), make("p", { className: "offer-buttons" }, begin, close));
  offer.setAttribute("role", "group");
  offer.setAttribute("aria-label", "Python in this page");
  cell.input.after(offer);
  (without ? close : begin).focus();
}

/** The links under the chapter's title. */
function elsewhere() {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".actions details a, .actions a"))].filter((a) => /colab|binder|\/hub\//.test(a.href) && /^(In|On) /.test(a.textContent ?? ""));
  if (!links.length) return ["in a notebook on your machine"];
  return links.flatMap((a, i) => [...(i ? [" or "] : []), make("a", { href: a.href, textContent: (a.textContent ?? "").replace(/^[IO]/, (letter) => letter.toLowerCase()) })]);
}

/** What a cell, with all before it, has the browser load. @param {Cell} cell */
function size(cell) {
  const names = new Set(upTo(cell).flatMap((one) => needs(one.text)));
  const parts = [`Python and NumPy, ${first} MB`, ...[...names].map((name) => `${name}, ${weight.get(name)} MB`)];
  const total = [...names].reduce((sum, name) => sum + (weight.get(name) ?? 0), Number(first));
  const before = kept() ? " You have loaded Python before: what your browser has kept is not loaded again." : "";
  return `Run this cell here, and change it as you like. Your browser loads ${list(parts)}${names.size ? `: ${total.toFixed(1)} MB in all` : ""}. Nothing leaves it.${before} Cells that make a live figure are left out: the figures answer where they stand.`;
}

const list = (/** @type {string[]} */ parts) => new Intl.ListFormat("en").format(parts);
const upTo = (/** @type {Cell} */ cell) => cells.slice(0, cells.indexOf(cell) + 1);

function kept() {
  try { return localStorage.getItem(LOADED) === folder; } catch { return false; }
}

/** @param {Cell} cell */
function start(cell) {
  // What was written at an earlier visit is seen before it runs.
  for (const one of cells) if (one === cell || one.text !== one.book) one.open();
  cell.editor?.focus();
  return run(cell);
}

/** @param {Cell} cell @returns {Promise<Python | null>} */
async function begin(cell) {
  if (now && !now.ended()) return now;
  for (const one of cells) one.done = false;
  cell.say(`Loading Python: 0 of ${first} MB`);
  let here = false;
  const begun = python({ folder: new URL(folder, document.baseURI).href, lock }, {
    loading: (bytes) => { if (!here) cell.say(`Loading Python: ${Math.min(bytes / 1e6, Number(first)).toFixed(1)} of ${first} MB`); },
    package: (name) => working?.say(`Loading ${name}: ${weight.get(name)} MB`),
  });
  now = begun;
  const wrong = await begun.ready;
  here = true;
  if (!wrong) {
    try { localStorage.setItem(LOADED, folder); } catch { /* no store: it says so less well next time */ }
    return begun;
  }
  if (wrong !== "stopped") cell.say(`Python could not be loaded (${wrong}). Is there a network? Press Run to try again.`);
  return null;
}

/** Run what stands before a cell and was not run yet, then the cell. @param {Cell} cell */
async function run(cell) {
  if (working) {
    if (working !== cell) cell.say("Python is still busy with another cell.");
    return;
  }
  working = cell;
  cell.working(true);
  try {
    const here = await begin(cell);
    if (!here) return;
    const before = upTo(cell).slice(0, -1).filter((one) => !one.done);
    for (const [i, one] of before.entries()) {
      cell.say(`Running what stands before: ${i + 1} of ${before.length}`);
      if (!(await once(here, one, cell))) return;
    }
    cell.say("Running");
    if (await once(here, cell, cell)) cell.say("");
  } finally {
    working = null;
    cell.working(false);
  }
}

/** Run one cell, for the sake of another or its own; say whether all is well. @param {Python} here @param {Cell} one @param {Cell} cell */
async function once(here, one, cell) {
  const visible = one === cell || one.editor;
  if (visible) one.clear();
  const result = await here.run(one.text, one.name, (text) => { if (visible) one.print(text); });
  if (result.stopped) cell.say("Stopped. The next run starts Python afresh, with all cells before.");
  else if (result.gone) cell.say(`Python has come to its end (${result.gone.split("\n")[0]}). Press Run: it starts afresh.`);
  else if (result.error && one === cell) cell.say(why(one, result.error));
  if (visible && !result.stopped && !result.gone) one.show(result);
  one.done = !result.error && !result.gone && !result.stopped;
  if (!result.error || one === cell) return one.done;
  // The book's own cell: what it lacks is a figure, and others below may do without it.
  if (one.text === one.book) return true;
  point(one, cell, result);
  return false;
}

/** Why a cell has stopped. Tests that are not yet right say so themselves. @param {Cell} cell @param {string} error */
function why(cell, error) {
  if (!error.startsWith("Traceback")) return "";
  if (/^NotImplementedError/m.test(error)) return WAITS;
  return cell.text === cell.book ? FIGURE : "Stopped by an error; its last line says which.";
}

/** A cell above has failed: open it, and lead there. @param {Cell} one @param {Cell} cell @param {import("./python.js").Result} result */
function point(one, cell, result) {
  one.open();
  one.clear();
  one.show(result);
  cell.status.replaceChildren("A cell above stopped with an error, so this one did not run. ", button("Go there", () => { one.root.scrollIntoView(); one.editor?.focus(); }));
}

function stop() {
  now?.stop();
}

/** Forget all that Python holds; the reader's texts stay. @param {Cell} cell  whose button was pressed */
function fresh(cell) {
  now?.stop();
  for (const one of cells) one.done = false;
  cell.say("Python has forgotten everything. The next run starts from the first cell.");
}
