/** What has been written, letter by letter; a line below a letter says who was less surprised by it. */

import { h } from "../../ui/dom.js";

/** Bits by which one must be ahead of the other for a line. */
const AHEAD = 1;

/** @param {import("../../ui/frame.js").Ui} ui @param {() => import("../../core/sequences/letters.js").Writers} writers */
export function page(ui, writers) {
  const paper = h("p", { class: "lw-page", tabindex: "0", role: "region", "aria-label": "The page" });
  let shown = "";

  /** @param {number} at @param {string} letter */
  function letter(at, letter) {
    const { network, gram } = writers().costs[at];
    const ahead = Math.abs(network - gram) < AHEAD ? "" : network < gram ? "is-network" : "is-gram";
    return h("span", { class: ahead || null, text: letter });
  }

  return {
    element: h("div", {}, paper, h("p", { class: "lw-key" }, h("span", { class: "is-network", text: "the network" }), " or ", h("span", { class: "is-gram", text: "the 6-gram" }), " expected it twice as much, or more")),
    draw() {
      const text = ui.get("text");
      let same = 0;
      while (same < text.length && text[same] === shown[same]) same++;
      while (paper.childNodes.length > same) paper.lastChild?.remove();
      paper.append(...Array.from(text.slice(same), (each, i) => letter(same + i, each)));
      if (text !== shown) paper.scrollTop = paper.scrollHeight;
      shown = text;
    },
  };
}
