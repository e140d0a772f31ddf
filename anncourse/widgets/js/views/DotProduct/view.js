/** Two arrows in the plane, and beside them what their dot product is made of. */

import { stage } from "../../charts/stage.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { arrows } from "./arrows.js";
import { bars } from "./bars.js";
import css from "./style.css";
import { judges, quantities } from "./task.js";
import { answer, sentence } from "./words.js";

export default defineWidget({
  name: "DotProduct",
  quantities,
  judges,
  text: sentence,
  build(ui) {
    const parts = [arrows(ui), bars(ui)];
    ui.stage.append(h("style", { text: css }));
    stage(ui, parts);
    return {
      draw(state) {
        for (const { draw } of parts) draw();
        ui.say(answer(state));
      },
    };
  },
});
