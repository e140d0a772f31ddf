/** The photograph, the windows that fire on it, and one window that a hand slides. */

import { CELLS, SIDE, STEP, WINDOW } from "../../core/images/scans.js";
import { attr, h, s } from "../../ui/dom.js";
import { drag2d } from "../../ui/drag.js";
import { gray } from "./gray.js";

/** @typedef {import("./words.js").State} State */

/** The side of a mark, in pixels of the photograph. */
const DOT = 1.4;

/** @param {import("../../ui/frame.js").Ui} ui @param {import("../../core/images/scans.js").Scans} scans */
export function scene(ui, scans) {
  const picture = gray(SIDE), marks = s("path", { class: "firing" });
  const frame = s("rect", { class: "window", width: WINDOW, height: WINDOW }), ground = s("rect", { class: "ann-reach", width: WINDOW, height: WINDOW });
  const hand = s("g", {}, ground, frame), svg = s("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, role: "group", "aria-label": "the photograph" }, marks, hand);
  const element = h("div", { class: "scene" }, picture.element, svg);
  let shown = "";
  const first = (/** @type {number} */ middle) => Math.round(middle - WINDOW / 2);
  const slider = drag2d(hand, {
    // Up is up: rows are counted from above.
    get: () => [ui.get("place")[1], -ui.get("place")[0]],
    set: (x, y) => { ui.set({ place: [Math.round(-y), Math.round(x)] }, { commit: false }); },
    commit: () => ui.commit(),
    toXY(clientX, clientY) {
      const { left, top, width } = svg.getBoundingClientRect(), scale = SIDE / width;
      return [first((clientX - left) * scale), -first((clientY - top) * scale)];
    },
    bounds: () => ({ x: [0, SIDE - WINDOW], y: [WINDOW - SIDE, 0] }),
    step: 1, signal: ui.signal, label: "the window on the photograph", words: (x, y) => `row ${-y}, column ${x}`,
  });
  return {
    element,
    /** @param {State} state @param {number[]} firing */
    draw({ photograph, place: [row, column] }, firing) {
      if (shown !== (shown = photograph)) picture.draw(scans.pictures[photograph]);
      const corner = (WINDOW - DOT) / 2;
      attr(marks, { d: firing.map((at) => `M${STEP * (at % CELLS) + corner} ${STEP * Math.floor(at / CELLS) + corner}h${DOT}v${DOT}h${-DOT}z`).join("") });
      for (const rect of [frame, ground]) attr(rect, { x: column, y: row });
      slider.update();
    },
  };
}
