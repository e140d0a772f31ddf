/** A small move that passes through two functions in a row. */

import { stage } from "../../charts/stage.js";
import { select, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { rulers } from "./rulers.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

export default defineWidget({
  name: "ChainLab",
  quantities,
  text: sentence,
  build(ui) {
    const picture = rulers(ui);
    ui.controls.append(select(ui, { trait: "inner" }), select(ui, { trait: "outer" }),
      slider(ui, { trait: "x", together: "x" }), slider(ui, { trait: "move", together: "move" }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [picture]);
    return {
      draw(state) {
        picture.draw();
        ui.say(answer(state));
      },
    };
  },
});
