/** Who is suggested, with the score as a bar and whom they share. A tap on a row looks at that person. */

import { attr, h, setText } from "../../ui/dom.js";
import { EVERYONE, spoken } from "./novel.js";
import { written } from "./words.js";

/** @typedef {import("./novel.js").State} State @typedef {import("./novel.js").Guess} Guess */

const ROWS = 5;
/** Shared friends that a row names. */
const NAMED = 3;

/** @param {import("../../ui/frame.js").Ui} ui @param {import("./novel.js").Novel} novel @param {() => State} now */
export function list(ui, novel, now) {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const bar = h("span", { class: "bar" }), name = h("b"), score = h("span", { class: "score" }), why = h("span", { class: "why" });
    const button = h("button", { type: "button", class: "row", onclick: () => look(at) }, bar, name, score, why);
    return { button, bar, name, score, why };
  });
  const none = h("p", { text: "Nobody: every score is 0." });

  /** Who stands in a row. @param {State} state @param {Guess} one */
  const called = (state, { pair }) => (state.person === EVERYONE ? pair.map((i) => novel.names[i]) : [novel.partner(state, pair)]);

  /** Why. @param {State} state @param {Guess} one */
  function reason(state, { shares, hit }) {
    if (state.person === EVERYONE) return state.hidden ? (hit ? "✓ was hidden" : "✗ no friends in the book") : "";
    const names = shares.slice(0, NAMED).map((k) => spoken(novel.names[k])), more = shares.length - names.length;
    return names.length ? `${shares.length} in common: ${names.join(", ")}${more ? ` and ${more} more` : ""}` : "nobody in common";
  }

  /** @param {number} at */
  function look(at) {
    const names = called(now(), novel.suggested(now())[at]);
    ui.set(names.length > 1 ? { person: names[0], other: names[1] } : { other: names[0] });
  }

  return {
    element: h("div", { class: "fs-list" }, h("p", { class: "ann-kicker", text: "Suggested" }), ...rows.map(({ button }) => button), none),
    draw() {
      const state = now(), best = novel.suggested(state), most = Math.max(...best.map(({ score }) => score), 1e-9);
      none.hidden = best.length > 0;
      rows.forEach(({ button, bar, name, score, why }, at) => {
        const one = best[at];
        button.hidden = !one;
        if (!one) return;
        const names = called(state, one);
        attr(bar, { style: `width:${Math.max((100 * one.score) / most, 0).toFixed(1)}%` });
        attr(button, { "aria-pressed": String(names.includes(state.other)) });
        setText(name, names.map(spoken).join(" and "));
        setText(score, written(state, one.score));
        setText(why, reason(state, one));
      });
    },
  };
}
