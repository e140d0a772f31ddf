/** A curve to be matched by bumps that a hand drags, and beside it the hidden units that they are made of. */

import { stage } from "../../charts/stage.js";
import { choices, slider } from "../../ui/controls.js";
import { h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { layer } from "./layer.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { tops } from "./tops.js";
import { sentence } from "./words.js";

/** What the lines mean. */
const KEY = [["wanted", "the curve"], ["net", "the net, sum of all units"], ["gap", "its largest miss"], ["adds", "weight above 0"], ["adds is-minus", "weight below 0"]];

/** @param {string} style @param {string} text */
const entry = (style, text) => h("span", {}, s("svg", { viewBox: "0 0 34 12", "aria-hidden": "true" }, s("path", { class: style, d: "M0 6H34" })), text);

export default defineWidget({
  name: "BumpBuilder",
  quantities,
  text: sentence,
  build(ui) {
    const left = tops(ui), right = layer();
    ui.controls.append(
      ...ui.free("bumps", () => slider(ui, { trait: "bumps" })),
      ...ui.free("width", () => slider(ui, { trait: "width" })),
      ...ui.free("activation", () => choices(ui, { trait: "activation", options: ["sigmoid", ["relu", "ReLU"]] })));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [left, right, { element: h("p", { class: "key" }, ...KEY.map(([style, text]) => entry(style, text))) }]);
    return {
      draw(state) {
        left.draw(/** @type {any} */ (state), /** @type {any} */ (ui.start));
        right.draw(/** @type {any} */ (state));
        ui.say(sentence(state));
      },
    };
  },
});
