/** What every figure offers: back and forth, its starts, and a way to pass its state on. */

import { h } from "./dom.js";
import { button } from "./controls.js";
import { python } from "./share.js";

/** @typedef {import("./frame.js").Ui} Ui */

/** @param {Ui} ui */
export function toolbar(ui) {
  const { store, spec, model } = ui;
  const undo = button("Undo", () => ui.restore(store.undo()));
  const redo = button("Redo", () => ui.restore(store.redo()));
  const book = button("Book’s start", () => ui.restore(ui.base));
  const copied = h("p", { class: "ann-copied", role: "status", "data-part": "copied" });
  const buttons = [undo, redo, button("Same start", () => ui.restore(ui.start)), book, ...(spec.newStart ? [spec.newStart(ui)] : [])];
  // On a page without an id there is nothing that a link could name.
  if (!model.page || ui.question.asks.id) buttons.push(button(model.page ? "Copy link to this" : "Copy as Python", share));
  const element = h("div", { class: "ann-toolbar" }, ...buttons, copied);

  async function share() {
    const { page } = model;
    const text = page ? page.link(ui.question.asks.id, ui.moving(ui.state)) : python(spec.name, ui.state);
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = page ? "Link copied. It leads to this very state." : "Copied. Paste it into a cell.";
    } catch {
      copied.textContent = page && !page.framed ? "The link is in the address bar." : text;
    }
  }

  return {
    element, undo,
    refresh() {
      undo.disabled = !store.canUndo;
      redo.disabled = !store.canRedo;
      book.hidden = !ui.linked;
    },
    /** What was copied is no longer what is shown. */
    moved() { copied.textContent = ""; },
  };
}
