/** The words of the sentence: what each is worth, its tag, and a tap that takes it away. */

import { attr, h, num, setText } from "../../ui/dom.js";
import { places } from "./hearing.js";

/** @param {import("../../ui/frame.js").Ui} ui */
export function tokens(ui) {
  const row = h("div", { class: "al-words", role: "group", "aria-label": "The words; a tap takes one away" });
  const made = /** @type {ReturnType<typeof token>[]} */ ([]);

  /** @param {number} i */
  function token(i) {
    const worth = h("i"), word = h("b"), tag = h("small");
    const button = h("button", { type: "button", class: "al-word", onclick: () => ui.set({ without: ui.get("without") === i + 1 ? 0 : i + 1 }) },
      h("span", { class: "worth" }, worth), word, tag);
    return { button, worth, word, tag };
  }

  return {
    element: row,
    /** @param {import("./hearing.js").State} state @param {ReturnType<typeof import("./hearing.js").hear>} found */
    draw(state, { spelled, worth, now, corrected }) {
      const kept = places(state, spelled.length), gone = new Set(corrected.map(([, meant]) => meant));
      while (made.length < spelled.length) made.push(token(made.length));
      const shown = state.order === "backward" ? [...spelled.keys()].reverse() : [...spelled.keys()];
      const wanted = shown.map((i) => made[i].button);
      if (wanted.length !== row.childElementCount || wanted.some((button, i) => row.children[i] !== button)) row.replaceChildren(...wanted);
      spelled.forEach((name, i) => {
        const at = kept.indexOf(i), tag = at < 0 ? "" : now.tags[at], points = Math.round(100 * worth[i]);
        const { button, word, tag: label, worth: bar } = made[i];
        button.disabled = ui.holds("without");
        setText(word, name);
        setText(label, at < 0 ? "away" : tag || "·");
        attr(word, { class: gone.has(name) ? "is-corrected" : null });
        attr(bar, { class: points < 0 ? "is-against" : null, style: `height:${Math.min(100, Math.abs(100 * worth[i])).toFixed(0)}%` });
        attr(button, { "aria-pressed": String(at < 0), "data-tag": tag || null,
          "aria-label": `${name}${tag ? `, ${tag}` : ""}: without it the likeliest intent ${points < 0 ? "rises" : "falls"} by ${num(Math.abs(points), 0)} points` });
      });
    },
  };
}
