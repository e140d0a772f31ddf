/** All weights as numbers, to read and to drag: the only hands-on view of a network with very many lines. */

import { h, num } from "../../ui/dom.js";
import { names, parts } from "./shape.js";

/** @param {import("./figure.js").Figure} figure */
export function table({ engine, handle }) {
  const body = h("div", { class: "pg-tables" });
  const element = h("details", { class: "pg-more", ontoggle: () => build() }, h("summary", { text: "Weights as table" }), body);
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
      update();
    });
    return h("td", {}, span);
  }

  function build() {
    cells = [];
    if (!element.open) return body.replaceChildren();
    const { hidden } = engine.state;
    const all = names(hidden), found = parts(hidden);
    body.replaceChildren(...all.slice(1).map((targets, l) =>
      h("table", {}, h("caption", { text: `Into ${l < hidden.length ? `layer ${l + 1}` : "the output"}` }),
        h("tr", {}, h("td"), ...targets.map((text) => h("th", { scope: "col", text }))),
        ...[...all[l], "bias"].map((text, row) => h("tr", {}, h("th", { scope: "row", text }),
          ...found.filter((part) => part.layer === l + 1 && part.from === (row < all[l].length ? row : -1)).map(cell))))));
    draw();
  }
  const draw = () => { for (const update of cells) update(); };
  return { element, build, draw };
}
