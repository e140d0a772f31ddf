/** Three rulers, x, u and y, one below the other: a move on the first is a band to the second, and another to the third. */

import { scale } from "../../charts/scale.js";
import { LINKS } from "../../core/school/links.js";
import { attr, clamp, num, s, setText } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { passage } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** Where a ruler ends, where it stands, what it is called. */
const EDGE = 7, ROWS = [44, 146, 248], NAMES = ["x", "u", "y"], TALL = 278;
/** Pixels of "slope −6.00". */
const WORD = 76;
const NUMBERS = [-6, -4, -2, 0, 2, 4, 6];
/** The rays show how a function moves every place, not only ours. */
const RAYS = Array.from({ length: 29 }, (_, i) => (i - 14) / 2);

/** @param {Ui} ui */
export function rulers(ui) {
  let at = scale([-EDGE, EDGE], [0, 1]);
  const rays = [0, 1].map(() => s("path", { class: "ray" })), bands = [0, 1].map(() => s("path")), slopes = [0, 1].map(() => s("text", { class: "ann-halo" }));
  const lines = ROWS.map(() => s("path", { class: "ruler" })), spans = ROWS.map(() => s("path", { class: "span" }));
  const ticks = ROWS.map(() => NUMBERS.map((value) => s("text", { class: "tick", "text-anchor": "middle", text: num(value, 0) })));
  const letters = NAMES.map((name) => s("text", { class: "ann-name", text: name }));
  const grips = ["x", "move"].map((trait) => grip(trait));
  const inside = s("svg", { class: "ann-inside" }, ...rays, ...bands, ...spans);
  const element = s("svg", { role: "group", "aria-label": "three rulers" }, inside, ...lines, ...ticks.flat(), ...slopes, ...letters, ...grips);

  /** @param {string} trait */
  function grip(trait) {
    // The end of the move hangs above the ruler, its beginning below, lest they cover each other.
    const way = trait === "move" ? -1 : 1, mark = s("path", { class: "ann-handle", d: `M0 0L7 ${way * 12}V${way * 24}H-7V${way * 12}Z` });
    const node = s("g", {}, s("rect", { x: -14, y: way < 0 ? -32 : 0, width: 28, height: 32, class: "ann-reach" }), mark);
    handle(ui, node, { trait, axis: "x", pixels: () => at(1) - at(0), together: trait });
    return node;
  }

  /** Through which function the row below is reached. @param {number} row */
  const link = (row) => LINKS[ui.get(row ? "outer" : "inner")];

  function place() {
    const { u, y, slopes: steep } = passage(ui.state), { x, move } = /** @type {any} */ (ui.state), rows = [[x, x + move], u, y];
    rows.forEach(([a, b], i) => attr(spans[i], { d: `M${at(a)} ${ROWS[i]}H${at(b)}` }));
    bands.forEach((band, i) => {
      const [a, b] = rows[i], [c, d] = rows[i + 1];
      attr(band, { d: `M${at(a)} ${ROWS[i]}H${at(b)}L${at(d)} ${ROWS[i + 1]}H${at(c)}Z`, class: steep[i] < 0 ? "band is-negative" : "band" });
      // Beside the band, and never over the edge.
      const edge = at(Math.max(a + c, b + d) / 2) + 10;
      attr(slopes[i], { x: clamp(edge, at(-EDGE), at(EDGE) - WORD), y: (ROWS[i] + ROWS[i + 1]) / 2 + 4 });
      setText(slopes[i], `slope ${num(steep[i])}`);
      attr(rays[i], { d: RAYS.map((from) => `M${at(from)} ${ROWS[i]}L${at(link(i).f(from))} ${ROWS[i + 1]}`).join("") });
    });
    attr(grips[0], { transform: `translate(${at(x)} ${ROWS[0]})` });
    attr(grips[1], { transform: `translate(${at(x + move)} ${ROWS[0]})` });
  }

  /** @param {number} width */
  function resize(width) {
    const left = 24, right = Math.max(left + 1, width - 10);
    at = scale([-EDGE, EDGE], [left, right]);
    attr(element, { viewBox: `0 0 ${width} ${TALL}` });
    attr(inside, { x: left, y: 0, width: right - left, height: TALL, viewBox: `${left} 0 ${right - left} ${TALL}` });
    ROWS.forEach((row, i) => {
      attr(lines[i], { d: `M${left} ${row}H${right}` + NUMBERS.map((value) => `M${at(value)} ${row - 4}v8`).join("") });
      ticks[i].forEach((tick, k) => attr(tick, { x: at(NUMBERS[k]), y: row + (i ? 20 : -32) }));
      attr(letters[i], { x: 2, y: row + 5 });
    });
    place();
  }
  return { element, resize, draw: place };
}
