/** A bar for each intent; a dash stands where it was for the sentence as it was said. */

import { attr, h, setText } from "../../ui/dom.js";
import { percent } from "./words.js";

/** @param {string[]} names */
export function bars(names) {
  const rows = names.map((name) => {
    const fill = h("i", { class: "fill" }), was = h("i", { class: "was" }), share = h("span", { class: "share" });
    const element = h("li", {}, h("b", { text: name }), h("span", { class: "lane" }, fill, was), share);
    return { element, fill, was, share };
  });
  return {
    element: h("ul", { class: "al-bars", "aria-label": "How probable each intent is" }, ...rows.map(({ element }) => element)),
    /** @param {import("./hearing.js").Answer} now @param {import("./hearing.js").Answer} plain */
    draw(now, plain) {
      const moved = now.text !== plain.text;
      rows.forEach(({ element, fill, was, share }, i) => {
        attr(element, { class: names[i] === now.intent ? "is-it" : null });
        attr(fill, { style: `width:${(100 * now.bars[i]).toFixed(1)}%` });
        attr(was, { style: moved ? `left:${(100 * plain.bars[i]).toFixed(1)}%` : "display:none" });
        setText(share, percent(now.bars[i]));
      });
    },
  };
}
