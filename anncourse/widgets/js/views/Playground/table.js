/** All weights as numbers, to read and to drag: the only hands-on view of a network with very many lines. */

import { table as sheet } from "../../charts/table.js";
import { h, num } from "../../ui/dom.js";
import { names, parts } from "./shape.js";

/** @param {import("./figure.js").Figure} figure */
export function table({ ui, engine, handle }) {
  /** @type {(() => void)[]} */
  let cells = [];
  /** @param {import("./shape.js").Part} part */
  function cell(part) {
    const span = h("span", { class: "pg-cell" });
    const update = handle(span, part);
    cells.push(() => {
      const value = engine.weight(part.at);
      span.textContent = num(value);
      span.classList.toggle("is-negative", value < 0);
      span.classList.toggle("is-locked", engine.state.locked.includes(part.at));
      update();
    });
    return span;
  }
  function sheets() {
    cells = [];
    const all = names(engine.state), found = parts(engine.state), last = all.length - 2;
    const made = all.slice(1).map((targets, l) => ({
      caption: `Into ${l < last ? `layer ${l + 1}` : "the output"}`,
      columns: ["", ...targets],
      rows: [...all[l], "bias"].map((text, row) => [text, ...found.filter((part) => part.layer === l + 1 && part.from === (row < all[l].length ? row : -1)).map(cell)]),
    }));
    draw();
    return made;
  }
  const { element, build } = sheet(ui, { summary: "Weights as table", sheets, still: true });
  function draw() { if (element.open) for (const update of cells) update(); }
  return { element, build, draw };
}
