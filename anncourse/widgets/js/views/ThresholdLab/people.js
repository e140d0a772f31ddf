/** A thousand people, alarms first, and beside each look how many there are of it. */

import { attr, h, s, setText } from "../../ui/dom.js";
import { FATES, dot } from "./dots.js";
import { answer, peopleOf } from "./words.js";

const ACROSS = 40, DOWN = 25, RADIUS = 0.36;
const NAMES = { caught: "ill, alarm", false: "well, alarm", missed: "ill, missed", spared: "well, left in peace" };

export function people() {
  const paths = FATES.map((name) => s("path", { class: `fate ${name}` }));
  const svg = s("svg", { viewBox: `0 0 ${ACROSS} ${DOWN}`, role: "img", class: "people" }, ...paths);
  const counts = FATES.map(() => h("b"));
  const key = h("ul", { class: "key" }, ...FATES.map((name, i) =>
    h("li", {}, s("svg", { viewBox: "0 0 1 1", "aria-hidden": "true" }, s("path", { class: `fate ${name}`, d: dot(0.5, 0.5, RADIUS) })), counts[i], NAMES[name])));
  return {
    element: h("div", { class: "crowd" }, svg, key),
    /** @param {import("./words.js").State} state */
    draw(state) {
      const crowd = peopleOf(state);
      let at = 0;
      FATES.forEach((name, i) => {
        let d = "";
        for (const end = at + crowd[name]; at < end; at++) d += dot((at % ACROSS) + 0.5, Math.floor(at / ACROSS) + 0.5, RADIUS);
        attr(paths[i], { d });
        setText(counts[i], String(crowd[name]));
      });
      attr(svg, { "aria-label": answer(state) });
    },
  };
}
