/** A pair of pictures, what the net makes of them on the way to their sum, and beside it how it does on all pairs. */

import { sized, stage } from "../../charts/stage.js";
import { paint, palette } from "../../charts/heat.js";
import { DIGITS, HANDS, SUMS, Sums } from "../../core/modules/sums.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { colors, onTheme } from "../../ui/theme.js";
import { bars } from "./bars.js";
import { grid } from "./grid.js";
import css from "./style.css";
import { quantitiesOf, quantities } from "./task.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */

const SIDE = 8, PIXELS = SIDE * SIDE;

/** Two pictures side by side. @param {import("../../ui/frame.js").Ui} ui @param {Float64Array} all */
function pictures(ui, all) {
  const sheets = ["left", "right"].map(() => h("canvas", { width: SIDE, height: SIDE, role: "img" }));
  /** @type {Uint32Array | undefined} */
  let pixels;
  let now = [0, 0];
  function draw() {
    if (!pixels) {
      const { bg, ink } = colors(ui.el);
      pixels = palette({ neg: bg, bg, pos: ink }, 1);
    }
    now.forEach((at, side) => paint(sheets[side], all.subarray(at * PIXELS, (at + 1) * PIXELS), /** @type {Uint32Array} */ (pixels)));
  }
  onTheme(() => {
    pixels = undefined;
    draw();
  }, ui.signal);
  return {
    sheets,
    /** @param {State} state */
    show({ left, right, hand }) {
      now = [left * HANDS + hand, right * HANDS + hand];
      [left, right].forEach((digit, side) => attr(sheets[side], { "aria-label": `a handwritten ${digit}` }));
      draw();
    },
  };
}

export default defineWidget({
  name: "ModuleLab",
  quantities,
  text: sentence,
  build(ui) {
    const sums = new Sums(ui.model.get("sums")), pair = pictures(ui, sums.pictures), table = grid(ui, sums.unseen);
    const reads = ["left module reads", "right module reads"].map((label) => bars(DIGITS, label)), sum = bars(SUMS, "the sum: says");
    const alone = h("p", { class: "alone", text: "One net sees both pictures and says a sum. Nothing in it has to read a digit." });
    const flow = h("div", { class: "flow" }, ...pair.sheets, ...reads.map(({ element }) => element), alone, h("div", { class: "whole" }, sum.element));
    ui.stage.append(h("style", { text: css }));
    const nets = () => choices(ui, { trait: "net", options: [["modules", "Modules + adder"], ["one net", "One net"], ["learned adder", "Modules + learned layer"]] });
    ui.controls.append(...ui.free("net", nets),
      ...["left", "right", "hand", "broken"].flatMap((trait) => ui.free(trait, () => slider(ui, { trait }))));
    stage(ui, [{ element: flow }, table]);
    sized(ui, [...reads, sum]);

    /** @param {State} state */
    function answer({ net, left, right, hand, broken }) {
      const [first, second] = [left * HANDS + hand, right * HANDS + hand];
      const shown = net === "modules";
      alone.hidden = net !== "one net";
      for (const { element } of reads) element.toggleAttribute("hidden", !shown);
      if (shown) {
        const all = sums.reads(net, broken);
        [[first, left], [second, right]].forEach(([at, digit], side) => reads[side].draw(all[side].subarray(at * DIGITS, (at + 1) * DIGITS), digit));
      }
      sum.draw(sums.adder(net, broken)(first, second), left + right);
    }
    return {
      draw(all) {
        const state = /** @type {State} */ (/** @type {unknown} */ (all)), right = sums.table(state.net, state.broken);
        pair.show(state);
        answer(state);
        table.draw(right);
        ui.say(result({ seen: sums.rate(right, 0), unseen: sums.rate(right, 1) }));
      },
      quantities: quantitiesOf(() => sums),
    };
  },
});
