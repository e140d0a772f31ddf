/** How sure the network is of each digit: ten columns, and in grey what they were before pixels changed. */

import { attr, h, num, setText } from "../../ui/dom.js";
import { how } from "./words.js";

export function answers() {
  const columns = Array.from({ length: 10 }, (_, digit) => {
    const value = h("span", { class: "value" }), bar = h("span", { class: "bar" }), ghost = h("span", { class: "ghost" });
    return { value, bar, ghost, element: h("div", {}, value, h("span", { class: "room" }, ghost, bar), h("b", { text: String(digit) })) };
  });
  return {
    element: h("div", { class: "answers", role: "img", "aria-label": "How sure it is of each digit" }, ...columns.map(({ element }) => element)),
    /** @param {ArrayLike<number>} now @param {ArrayLike<number>} before */
    draw(now, before) {
      columns.forEach(({ value, bar, ghost }, digit) => {
        attr(bar, { style: `height:${num(100 * now[digit], 1)}%` });
        attr(ghost, { style: `height:${num(100 * before[digit], 1)}%` });
        setText(value, now[digit] < 0.005 ? "" : how(now[digit]));
      });
    },
  };
}
