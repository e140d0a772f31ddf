/** Three pictures, one after the other, a closed box, and what it answers; four probes and a guess. The box opens when its kind is named. */

import { blind, KINDS, picture, UNPROBED } from "../../core/inside/blind.js";
import { choices, select, slider } from "../../ui/controls.js";
import { attr, h, num, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { wires } from "./wires.js";
import { answers, compared, sentence, verdict } from "./words.js";

/** @typedef {import("./words.js").State} State */

const PLACES = ["first", "second", "third"];
const FRESH = { ...UNPROBED, cut: "none", guess: "none" };

/** One picture of the row: its name, its cells, and below the box its answer beside the one at first. @param {string} place */
function lane(place) {
  const name = h("b"), cells = Array.from({ length: 16 }, () => h("i"));
  const bar = h("i", { class: "bar" }), was = h("i", { class: "was" }), value = h("output");
  return {
    top: h("div", { class: "shown" }, h("p", {}, name, ` ${place}`), h("div", { class: "cells" }, ...cells)),
    bottom: h("div", { class: "answer" }, h("div", { class: "meter" }, bar, was), value),
    /** @param {State} state @param {string} letter @param {{ now: number[], first: number[], same: boolean[] }} found */
    draw({ shift, far }, letter, { now, first, same }) {
      const i = "ABC".indexOf(letter);
      setText(name, letter);
      // Ink eight times as strong still has to fit: its root is drawn.
      picture(letter, shift, far).forEach((ink, at) => attr(cells[at], { style: `height:${Math.round(Math.sqrt(ink / 8) * 100)}%` }));
      attr(bar, { style: `height:${100 * now[i]}%`, class: same[i] ? "bar" : "bar is-moved" });
      attr(was, { style: `bottom:${100 * first[i]}%` });
      setText(value, `${letter} ${num(now[i])}`);
    },
  };
}

export default defineWidget({
  name: "WhichNetwork",
  quantities,
  newStart: newStart((seed) => ({ ...FRESH, seed })),
  text: sentence,
  build(ui) {
    const now = () => /** @type {State} */ (/** @type {unknown} */ (ui.state));
    const lanes = PLACES.map(lane), box = h("div", { class: "box" });
    const row = (/** @type {HTMLElement[]} */ parts) => h("div", { class: "three" }, ...parts);
    ui.stage.append(h("style", { text: css }), row(lanes.map(({ top }) => top)), box, row(lanes.map(({ bottom }) => bottom)));
    ui.controls.append(
      slider(ui, { trait: "shift" }), slider(ui, { trait: "far", words: (times) => `${times} times as strong`, format: (times) => `× ${num(times, 1)}` }),
      choices(ui, { trait: "order" }), choices(ui, { trait: "cut" }), select(ui, { trait: "guess", set: name, options: [["none", "not named yet"], ...KINDS] }));

    /** The first guess counts: one more in a row, or none. @param {string} guess */
    function name(guess) {
      const { seed, guess: before, row } = now(), right = guess === blind(seed).kind;
      ui.set({ guess, row: right ? Math.min(99, row + Number(before === "none")) : guess === "none" ? row : 0 });
    }
    /** Closed until its kind is named; then its wires. */
    let shown = "";
    function open() {
      const { seed, guess } = now(), kind = blind(seed).kind, inside = guess === kind ? kind : "?";
      if (inside === shown) return;
      shown = inside;
      box.replaceChildren(guess === kind ? wires(kind) : "?");
    }
    return {
      draw() {
        const state = now(), found = answers(state);
        lanes.forEach((one, i) => one.draw(state, state.order[i], found));
        open();
        ui.say(compared(state) + verdict(state));
      },
    };
  },
});
