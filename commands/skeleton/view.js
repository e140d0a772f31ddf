/** A line whose slope answers to the hand. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { stage } from "../../charts/stage.js";
import { slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { height, sentence } from "./words.js";

const XS = [-1, 1];

export default defineWidget({
  name: "NewFigure",
  quantities,
  text: sentence,
  build(ui) {
    const plot = chart({ x: { from: -1, to: 1, label: "x" }, y: { from: -2, to: 2, label: "y" }, label: "the line" });
    ui.stage.append(h("style", { text: css }));
    stage(ui, [plot]);
    const line = curve(plot, { style: "line" });
    ui.controls.append(slider(ui, { trait: "slope" }));
    return {
      draw(state) {
        line.draw(XS, XS.map((x) => height(state, x)));
        line.ghost(XS, XS.map((x) => height(ui.start, x)));
        ui.say(sentence(state));
      },
    };
  },
});
