/** The letters that may come next, likeliest first, with what both writers give to each. A tap on a letter puts it on the page. */

import { h, setText, attr } from "../../ui/dom.js";
import { warm } from "../../core/sequences/letters.js";
import { said, seen } from "./words.js";

/** Letters that have a bar. */
const SHOWN = 8;
const WHO = /** @type {const} */ (["network", "gram"]);

/**
 * @param {import("../../ui/frame.js").Ui} ui
 * @param {() => import("../../core/sequences/letters.js").Writers} writers
 * @param {(letter: string) => void} put
 */
export function bars(ui, writers, put) {
  const rows = Array.from({ length: SHOWN }, () => {
    const name = h("b"), fills = WHO.map((who) => h("i", { class: `is-${who}` })), shares = WHO.map(() => h("span"));
    const button = h("button", { type: "button", class: "lw-row", onclick: () => put(row.letter) },
      name, h("span", { class: "lw-bars" }, ...fills), h("span", { class: "lw-shares" }, ...shares));
    const row = { button, name, fills, shares, letter: "" };
    return row;
  });
  const names = WHO.map((who) => h("span", { class: `is-${who}`, text: who === "gram" ? "the 6-gram" : "the network" }));
  const head = h("p", { class: "lw-key" }, "Next, by ", names[0], " and ", names[1]);

  return {
    element: h("div", { class: "lw-next" }, head, ...rows.map(({ button }) => button)),
    draw() {
      const { text, temperature, writer } = ui.state, { letters } = writers(), place = writers().read(text);
      const both = WHO.map((who) => warm(place[who], temperature));
      const best = Float64Array.from(both[0], (p, s) => Math.max(p, both[1][s]));
      const order = [...best.keys()].sort((a, b) => best[b] - best[a] || a - b);
      // Whoever writes stands out.
      ["network", "6-gram"].forEach((who, i) => names[i].classList.toggle("is-on", who === writer));
      rows.forEach((row, i) => {
        const s = order[i], shares = both.map((p) => `${Math.round(100 * p[s])} %`);
        row.letter = letters[s];
        setText(row.name, seen(row.letter));
        both.forEach((p, who) => {
          row.fills[who].style.width = `${(100 * p[s]).toFixed(1)}%`;
          setText(row.shares[who], shares[who]);
        });
        attr(row.button, { "aria-label": `Put ${said(row.letter)}: network ${shares[0]}, 6-gram ${shares[1]}` });
      });
    },
  };
}
