/** What both ears answer: a pair of bars for each glide. */

import { GLIDES } from "../../core/images/ear.js";
import { attr, h, num, setText } from "../../ui/dom.js";
import { how } from "./words.js";

const EARS = ["network", "average"];

export function answers() {
  const rows = GLIDES.map((glide) => {
    const bars = EARS.map((ear) => [h("i", { class: ear }), h("span")]);
    return { bars, element: h("div", {}, h("b", { text: glide }), h("div", {}, ...bars.map(([bar, value]) => h("div", {}, h("span", { class: "room" }, bar), value)))) };
  });
  const legend = h("p", { "aria-hidden": "true" }, h("i", { class: "network" }), " network ", h("i", { class: "average" }), " average over time");
  return {
    element: h("div", { class: "answers", role: "img", "aria-label": "How sure each ear is of each glide" }, legend, ...rows.map(({ element }) => element)),
    /** @param {ArrayLike<number>} network @param {ArrayLike<number>} average @param {string} glide  that is said */
    draw(network, average, glide) {
      rows.forEach(({ bars, element }, k) => {
        element.classList.toggle("is-said", GLIDES[k] === glide);
        [network, average].forEach((shares, ear) => {
          attr(bars[ear][0], { style: `width:${num(100 * shares[k], 1)}%` });
          setText(/** @type {HTMLElement} */ (bars[ear][1]), shares[k] < 0.005 ? "" : how(shares[k]));
        });
      });
    },
  };
}
