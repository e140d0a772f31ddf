/** A picture that is painted, a kernel of nine weights, and the feature map that the two make, one place after the other. */

import { image } from "../../charts/image.js";
import { products } from "../../core/images/kernels.js";
import { slider } from "../../ui/controls.js";
import { attr, h, num, s, setText } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { defineWidget } from "../../ui/frame.js";
import { cells } from "./cells.js";
import { player } from "./player.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, corner, featureMap, sentence, SIDE, SIZE, where, WIDE } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** Pixels of travel for 1 of a weight. */
const TRAVEL = 12;

/** The picture, with the window's frame on it. @param {import("../../ui/frame.js").Ui} ui */
function paper(ui) {
  const frame = h("span", { class: "window" });
  const { element } = image(ui, {
    rows: SIDE, cols: SIDE, get: () => ui.get("pixels"), label: "Picture", trait: "pixels",
    paint: (places, value) => { ui.set({ pixels: ui.get("pixels").map((/** @type {number} */ pixel, /** @type {number} */ i) => (places.includes(i) ? value : pixel)) }, { commit: false }); },
  });
  element.append(frame);
  return {
    element,
    /** @param {State} state */
    draw(state) {
      const [row, col] = corner(state), share = 100 / SIDE;
      attr(frame, { style: `left:${col * share}%;top:${row * share}%;width:${SIZE * share}%;height:${SIZE * share}%` });
    },
  };
}

/** The nine weights; each is a handle. @param {import("../../ui/frame.js").Ui} ui */
function weights(ui) {
  const grid = cells(SIZE, "kernel"), most = ui.rule("kernel").high ?? 1;
  grid.nodes.forEach(({ group }, index) => {
    const label = `weight in row ${Math.floor(index / SIZE) + 1}, column ${(index % SIZE) + 1}`;
    handle(ui, group, { trait: "kernel", index, label, axis: "y", pixels: TRAVEL });
  });
  return {
    element: grid.element,
    /** @param {State} state */
    draw({ kernel }) {
      grid.draw(kernel, most);
      for (const { group } of grid.nodes) group.classList.add("ann-grab");
    },
  };
}

/** The arithmetic of one place, in the kernel's own order. */
function sum() {
  const terms = Array.from({ length: SIZE * SIZE }, () => h("span")), total = h("strong");
  return {
    element: h("div", { class: "sum", "aria-hidden": "true" }, ...terms, total),
    /** @param {State} state */
    draw({ pixels, kernel, place }) {
      const [row, col] = corner({ pixels, kernel, place }), all = products(pixels, SIDE, kernel, row, col);
      terms.forEach((term, k) => {
        const pixel = pixels[(row + Math.floor(k / SIZE)) * SIDE + col + (k % SIZE)];
        setText(term, `${pixel}·${num(kernel[k], 0)}`);
        attr(term, { class: all[k] > 0 ? "is-plus" : all[k] < 0 ? "is-minus" : null });
      });
      setText(total, `sum ${num(all.reduce((one, other) => one + other, 0), 0)}`);
    },
  };
}

/** What the kernel says at each place; a tap takes the window there. @param {import("../../ui/frame.js").Ui} ui */
function map(ui) {
  const grid = cells(WIDE, "feature map"), ring = s("rect", { class: "ring", width: 1, height: 1 });
  grid.element.append(ring);
  grid.nodes.forEach(({ group }, i) => group.addEventListener("click", () => ui.set({ place: i + 1 }), { signal: ui.signal }));
  /** As far as the window has come while the map is still asked for. */
  let seen = 0;
  return {
    element: grid.element,
    /** @param {State} state */
    draw(state) {
      const [y, x] = corner(state), { kernel, place } = state;
      const part = (/** @type {number} */ sign) => kernel.reduce((all, w) => all + Math.max(0, sign * w), 0);
      seen = ui.gated ? 0 : ui.asking ? Math.max(seen, place) : WIDE * WIDE;
      grid.draw(featureMap(state), Math.max(1, part(1), part(-1)), seen);
      attr(ring, { x, y });
    },
  };
}

export default defineWidget({
  name: "KernelEditor",
  quantities,
  text: sentence,
  build(ui) {
    const parts = [paper(ui), weights(ui), sum(), map(ui)], names = ["Picture", "Kernel", "Feature map"].map((text) => h("p", { class: "ann-kicker", text }));
    const middle = h("div", { class: "middle" }, h("div", {}, names[1], parts[1].element), parts[2].element);
    ui.stage.append(h("style", { text: css }), h("div", { class: "board" }, h("div", {}, names[0], parts[0].element), middle, h("div", {}, names[2], parts[3].element)));
    ui.controls.append(h("div", { class: "keys" }, ...player(ui)), slider(ui, { trait: "place", words: where, format: (place) => `${place}` }));
    return {
      draw(state) {
        for (const part of parts) part.draw(/** @type {any} */ (state));
        ui.say(ui.gated ? "" : answer(/** @type {any} */ (state)));
      },
    };
  },
});
