/** The shapes of X @ W + b, as blocks of squares whose sizes the reader sets. */

import { stage } from "../../charts/stage.js";
import { select, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { blocks } from "./blocks.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { sentence } from "./words.js";

export default defineWidget({
  name: "ShapeLab",
  quantities,
  text: sentence,
  build(ui) {
    const picture = blocks(ui), sizes = ["batch", "inputs", "rows", "outputs"].map((trait) => slider(ui, { trait }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [picture, { element: h("div", {}, ...sizes, select(ui, { trait: "bias" })) }]);
    return {
      draw(state) {
        picture.draw();
        ui.say(sentence(state));
      },
    };
  },
});
