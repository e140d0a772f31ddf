/** Who is suggested, with the score as a bar and the reason in words. A tap on a row looks at that person. */

import { attr, h, setText } from "../../ui/dom.js";
import { EVERYONE, suggested } from "./guess.js";
import { NAMES } from "./people.js";
import { written } from "./words.js";

/** @typedef {import("./guess.js").State} State */

const ROWS = 5;

/** @param {State} state @param {ReturnType<typeof suggested>[number]} one */
const called = ({ person }, { pair }) => pair.map((i) => NAMES[i]).filter((name) => name !== person).join(" and ");

/** Why. @param {State} state @param {any} one */
function reason(state, { shares, hit }) {
  if (state.person === EVERYONE) return state.hidden ? (hit ? "✓ was hidden" : "✗ no friends in the book") : "";
  return shares.length ? `${shares.length} in common` : "nobody in common";
}

/** @param {import("../../ui/frame.js").Ui} ui @param {() => State} now */
export function list(ui, now) {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const bar = h("span", { class: "bar" }), name = h("b"), score = h("span", { class: "score" }), why = h("span", { class: "why" });
    const button = h("button", { type: "button", class: "row", onclick: () => look(at) }, bar, name, score, why);
    return { button, bar, name, score, why };
  });
  const none = h("p", { text: "Nobody: every score is 0." });

  /** @param {number} at */
  function look(at) {
    const state = now(), { pair } = suggested(state)[at], everyone = state.person === EVERYONE;
    const [one, other] = pair.map((i) => NAMES[i]);
    ui.set(everyone ? { person: one, other } : { other: one === state.person ? other : one });
  }

  return {
    element: h("div", { class: "fs-list" }, h("p", { class: "ann-kicker", text: "Suggested" }), ...rows.map(({ button }) => button), none),
    draw() {
      const state = now(), best = suggested(state), most = Math.max(...best.map(({ score }) => score), 1e-9);
      none.hidden = best.length > 0;
      rows.forEach(({ button, bar, name, score, why }, at) => {
        const one = best[at];
        button.hidden = !one;
        if (!one) return;
        const text = called(state, one);
        attr(bar, { style: `width:${Math.max((100 * one.score) / most, 0).toFixed(1)}%` });
        attr(button, { "aria-pressed": String(state.other === text) });
        setText(name, text);
        setText(score, written(state, one.score));
        setText(why, reason(state, one));
      });
    },
  };
}
