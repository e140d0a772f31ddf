/** A cell as the reader works on it: an editor, its buttons, and below them what came out. */
import { editor } from "./editor.js";
import { keep, recall } from "./kept.js";
import { button, make } from "./make.js";

/** @typedef {{ run: (cell: Cell) => void, stop: () => void, fresh: (cell: Cell) => void }} Asked */

export class Cell {
  /** @param {HTMLElement} input  the book's cell @param {number} number @param {Asked} asked */
  constructor(input, number, asked) {
    this.input = input;
    this.name = `cell ${number}`;
    this.root = /** @type {HTMLElement} */ (input.closest(".cell"));
    this.shown = /** @type {HTMLElement} */ (input.firstElementChild);
    this.book = (input.querySelector("pre")?.textContent ?? "").trimEnd();
    this.text = recall(this.book);
    this.asked = asked;
    /** Whether Python holds what it makes. */
    this.done = false;
    this.status = make("p", { className: "bench-status" });
    this.status.setAttribute("role", "status");
    /** @type {HTMLElement | null} */
    this.output = null;
    /** @type {ReturnType<typeof editor> | null} */
    this.editor = null;
  }

  /** Let nothing hide the cell. */
  unfold() {
    for (let fold = this.root.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    for (const fold of this.root.querySelectorAll("details")) fold.open = true;
  }

  /** Open the editor in the place of the book's code. */
  open() {
    if (this.editor) return;
    this.unfold();
    const { run, stop, fresh } = this.asked;
    this.runs = button("Run", () => run(this));
    this.stops = button("Stop", stop);
    this.stops.hidden = true;
    this.back = button("Back to the book’s cell", () => this.restore());
    const place = make("div");
    this.bar = make("div", { className: "bench-bar" }, this.runs, this.stops, this.back, button("Start afresh", () => fresh(this)));
    this.bench = make("div", { className: "bench" }, place, this.bar, this.status);
    this.shown.hidden = true;
    this.input.append(this.bench);
    this.editor = editor(place, this.text, {
      run: () => run(this),
      leave: () => this.runs?.focus(),
      change: (text) => this.write(text),
    });
    if (this.text !== this.book) this.say("This is your text from an earlier visit.");
  }

  /** @param {string} text */
  write(text) {
    this.text = text;
    this.done = false;
    if (!keep(this.book, text)) this.say("This browser keeps nothing; your text stays while the page is open.");
  }

  /** Give the cell back to the book: its code and its output. */
  restore() {
    this.editor?.replace(this.book);
    this.write(this.book);
    this.output?.remove();
    this.output = null;
    for (const output of this.outputs()) output.hidden = false;
    this.say("The book’s cell, with the book’s result.");
    this.runs?.focus();
  }

  /** @returns {HTMLElement[]} what the book shows below its code */
  outputs() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".cell_output"))].filter((one) => one !== this.output);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {boolean} busy */
  working(busy) {
    if (!this.runs || !this.stops) return;
    const focused = this.bar?.contains(document.activeElement);
    this.runs.hidden = busy;
    this.stops.hidden = !busy;
    if (focused) (busy ? this.stops : this.runs).focus();
  }

  /** An empty place for what comes out, where the book's result stood. */
  clear() {
    this.output?.remove();
    this.printed = make("pre");
    this.label = make("p", { className: "own-label", textContent: "Your result" });
    this.output = make("div", { className: "cell_output own-output" }, this.label);
    for (const output of this.outputs()) output.hidden = true;
    this.root.append(this.output);
  }

  /** @param {string} text */
  print(text) {
    if (!this.printed || !this.output) return;
    this.printed.append(text);
    if (!this.printed.isConnected) this.output.append(make("div", { className: "highlight" }, this.printed));
  }

  /** @param {import("./python.js").Result} result */
  show({ error, pictures }) {
    if (!this.output) return;
    for (const [data, alt] of pictures) {
      const picture = make("img", { src: `data:image/png;base64,${data}`, alt });
      // Drawn twice as fine as the page counts (reader.py).
      picture.onload = () => { picture.width = picture.naturalWidth / 2; };
      this.output.append(picture);
    }
    if (error) this.output.append(make("div", { className: "highlight own-error" }, make("pre", { textContent: error.trimEnd() })));
    if (!this.printed?.isConnected && !pictures.length && !error && this.label)
      this.label.textContent = "Your result: done, and nothing to show.";
    for (const pre of this.output.querySelectorAll("pre")) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
  }
}
