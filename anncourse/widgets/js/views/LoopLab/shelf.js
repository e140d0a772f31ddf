/** The shelf: a tile for each item, the stronger the more lists it stands in; a dot where it is chosen. */

import { ITEMS, PLACES, SHOPPERS } from "../../core/datasets/loop.js";
import { attr, h } from "../../ui/dom.js";

/** Shown to everybody; the root makes few showings visible. @param {number} count */
const strength = (count) => Math.sqrt(count / SHOPPERS);

export function shelf() {
  const dots = Array.from({ length: ITEMS }, () => h("i"));
  const tiles = dots.map((dot) => h("span", {}, h("b"), dot));
  const element = h("div", { class: "ll-shelf", role: "img" }, ...tiles);
  return {
    element,
    /** @param {import("./lab.js").Round} round */
    draw({ shown, chosen }) {
      let dark = 0;
      tiles.forEach((tile, j) => {
        /** @type {HTMLElement} */ (tile.firstChild).style.opacity = strength(shown[j]).toFixed(2);
        dots[j].style.visibility = chosen[j] ? "visible" : "hidden";
        if (!shown[j]) dark++;
      });
      attr(element, { "aria-label": `The shelf of ${ITEMS} items, ${PLACES} to a row: ${dark} of them stand in nobody's list.` });
    },
  };
}
