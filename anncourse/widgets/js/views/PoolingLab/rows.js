/** The strip on its way, a row for each step; what the stride drops is crossed out, and what it keeps stands below, as wide as its share. */

import { way } from "../../core/images/strips.js";
import { attr, s, setText } from "../../ui/dom.js";
import { LENGTH, POOLS } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** Pixels: of a row's name, of its squares at most, between two rows. */
const NAME = 20, TALL = 34, GAP = 12;

/** Eighths are all that can come out. */
const EIGHTHS = ["0", "⅛", "¼", "⅜", "½", "⅝", "¾", "⅞", "1"];

/** One row of squares. */
function row() {
  const name = s("text", { class: "name" });
  const cells = Array.from({ length: LENGTH }, () => ({ box: s("rect"), text: s("text", { class: "value" }), cross: s("path", { class: "cross" }) }));
  const element = s("g", {}, name, ...cells.flatMap(({ box, text, cross }) => [box, text, cross]));
  return {
    element,
    /** @param {string} words @param {ArrayLike<number>} values @param {number} top @param {number} width  of the whole @param {number} [stride]  what it will keep */
    draw(words, values, top, width, stride = 1) {
      const each = width / values.length, tall = Math.min(TALL, width / LENGTH + 8);
      setText(name, words);
      attr(name, { x: 0, y: top + NAME - 6 });
      cells.forEach(({ box, text, cross }, i) => {
        const there = i < values.length, x = i * each, y = top + NAME;
        for (const node of [box, text]) attr(node, { visibility: there ? null : "hidden" });
        attr(cross, { visibility: there && i % stride ? null : "hidden", d: `M${x + 3} ${y + tall - 3}L${x + each - 3} ${y + 3}` });
        if (!there) return;
        attr(box, { x, y, width: each, height: tall, "fill-opacity": (0.5 * values[i]).toFixed(3) });
        attr(text, { x: x + each / 2, y: y + tall / 2 });
        setText(text, EIGHTHS[Math.round(8 * values[i])]);
      });
      return top + NAME + tall + GAP;
    },
  };
}

/** @param {import("../../ui/frame.js").Ui} ui */
export function rows(ui) {
  const [pool, blur, out, before] = [row(), row(), row(), row()];
  const element = s("svg", { class: "rows", role: "group", "aria-label": "the strip on its way" }, ...[pool, blur, out, before].map((one) => one.element));
  before.element.classList.add("is-before");
  let width = 340;
  function draw() {
    const state = /** @type {State} */ (/** @type {any} */ (ui.state)), { wide, full, kept } = way(state), stride = Number(state.stride), soft = state.blur !== "none";
    let top = pool.draw(`Then: ${POOLS[state.pool]}`, wide, 0, width, soft ? 1 : stride);
    attr(blur.element, { visibility: soft ? null : "hidden" });
    if (soft) top = blur.draw("Blurred: a quarter, a half, a quarter", full, top, width, stride);
    top = out.draw(stride === 1 ? "All are kept" : "Every second one is kept", kept, top, width);
    top = before.draw("What came out before the shift", way({ ...state, shift: 0 }).kept, top, width);
    attr(element, { viewBox: `-1 0 ${width + 2} ${top}` });
  }
  return {
    element, draw,
    /** @param {number} now */
    resize(now) {
      width = now;
      draw();
    },
  };
}
