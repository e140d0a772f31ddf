/** Points on the left, weights on the right: each wrong answer adds a point to the arrow w or takes it away, and the line turns. */

import { stage } from "../../charts/stage.js";
import { choices, slider } from "../../ui/controls.js";
import { h, num, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { arrows } from "./arrows.js";
import { plane } from "./plane.js";
import { player } from "./player.js";
import { now } from "./story.js";
import css from "./style.css";
import { judges, quantities } from "./task.js";
import { look, most, sentence } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** Pixels of the weights beside their numbers, as a share of a phone. */
const SHARE = 0.58;

/** A step of the rule, from its logarithm. @param {number} power */
const written = (power) => String(Number((2 ** power).toPrecision(3)));

/** What is counted. @param {Ui} ui */
function counter(ui) {
  /** @param {string} label */
  const cell = (label) => {
    const value = h("b"), name = h("span", { text: label });
    return { value, name, element: h("div", {}, value, name) };
  };
  const mistakes = cell("mistakes"), right = cell("right now"), all = cell("mistakes until done"), least = cell("margin"), bound = cell("at most, (R / margin)²");
  const shown = [mistakes, right, ...(ui.get("bound") ? [all, least, bound] : [])], share = h("i"), bar = h("div", { class: "pl-bar" }, share);
  return {
    element: h("div", { class: "pl-counts" }, ...shown.map(({ element }) => element), ...(ui.get("bound") ? [bar] : [])),
    draw() {
      const { best, run, right: good, mistakes: count, y } = now(/** @type {any} */ (ui.state)), { margin, radius } = best;
      setText(mistakes.value, String(count));
      setText(right.value, `${good} of ${y.length}`);
      // What the bet asks for is not told before.
      setText(all.value, ui.asking ? "?" : run.converged ? String(run.corrections.length) : margin ? `${run.corrections.length} +` : "no end");
      setText(least.value, margin ? num(margin, margin < 0.1 ? 3 : 2) : "none");
      setText(least.name, `margin; R = ${num(radius)}`);
      // The mistakes so far as a share of all that the bound allows.
      bar.hidden = ui.asking || !margin;
      share.style.width = `${(100 * count) / best.bound}%`;
      setText(bound.value, ui.asking ? "?" : margin ? most(best.bound) : "no bound");
    },
  };
}

export default defineWidget({
  name: "PerceptronLab",
  quantities,
  judges,
  text: sentence,
  build(ui) {
    const picture = plane(ui), weights = arrows(ui), counts = counter(ui), bias = h("p", { class: "pl-bias" });
    ui.controls.append(
      ...ui.free("gap", () => slider(ui, { trait: "gap" })),
      ...ui.free("rate", () => slider(ui, { trait: "rate", min: -3, max: 3, step: 0.25, get: () => Math.log2(ui.get("rate")),
        set: (value, commit) => ui.set({ rate: 2 ** value }, { commit }), format: written, words: written })),
      ...ui.free("inputs", () => choices(ui, { trait: "inputs", label: "It sees", options: [["plain", "x₁, x₂"], ["bias", "x₁, x₂, 1"], ["product", "x₁, x₂, x₁x₂, 1"]] })));
    const beside = h("div", { class: "pl-beside" }, h("div", {}, weights.element, bias), counts.element);
    ui.stage.append(h("style", { text: css }));
    stage(ui, [
      { element: h("div", { class: "pl-points" }, picture.element, h("div", { class: "ann-options" }, ...player(ui)), ui.status), resize: picture.resize },
      { element: beside, resize(width, phone) {
        beside.classList.toggle("is-narrow", phone);
        weights.resize(Math.round(phone ? width * SHARE : Math.min(width, 300)));
      } },
    ]);
    return {
      draw(state) {
        picture.draw();
        weights.draw();
        counts.draw();
        const { before, b, error, bias: has } = now(/** @type {any} */ (state));
        bias.hidden = !has;
        setText(bias, `bias ${error ? `${num(before.b)} → ` : ""}${num(b)}`);
        ui.say(look(state));
      },
    };
  },
});
