/** The twin of a picture in rows and columns, to read and to hear. It is folded, and made when it is opened. */

import { h, setText } from "../ui/dom.js";
import { dress } from "./stage.js";

/** @typedef {{ caption?: string, columns: string[], rows: (string | Node)[][] }} Sheet  the first entry of a row names it */

/**
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ summary: string, sheets(): Sheet[], still?: boolean }} options  `still`: its cells keep themselves up to date
 */
export function table(ui, { summary, sheets, still = false }) {
  dress(ui);
  const body = h("div", { class: "ann-sheets" });
  const element = h("details", { class: "ann-table", ontoggle: () => build() }, h("summary", { text: summary }), body);

  /** @param {string | Node} entry @param {number} i */
  const cell = (entry, i) => (i ? h("td", {}, entry) : h("th", { scope: "row" }, entry));
  function build() {
    if (!element.open) return body.replaceChildren();
    body.replaceChildren(...sheets().map(({ caption, columns, rows }) => h("table", {}, ...(caption ? [h("caption", { text: caption })] : []),
      h("tr", {}, ...columns.map((text, i) => (i || text ? h("th", { scope: "col", text }) : h("td")))),
      ...rows.map((row) => h("tr", {}, ...row.map(cell))))));
  }
  /** Words change in place, so that a reader's place in the table stays; another shape is another table. */
  function draw() {
    if (!element.open) return;
    const cells = [...body.querySelectorAll("th[scope=row], td")].filter((one) => one.parentElement !== one.closest("table")?.querySelector("tr"));
    const words = sheets().flatMap(({ rows }) => rows.flat());
    if (cells.length !== words.length) return build();
    cells.forEach((one, i) => {
      const entry = words[i];
      if (typeof entry === "string") setText(one, entry);
      else if (one.firstChild !== entry) one.replaceChildren(entry);
    });
  }
  if (!still) ui.follow(draw);
  return { element, build, get open() { return element.open; } };
}
