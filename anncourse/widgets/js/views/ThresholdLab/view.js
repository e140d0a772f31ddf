/** Scores with a threshold that is dragged, and a thousand people of whom some are ill. */

import { above, stage } from "../../charts/stage.js";
import { slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { people } from "./people.js";
import { scores } from "./scores.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

export default defineWidget({
  name: "ThresholdLab",
  quantities,
  text: sentence,
  build(ui) {
    const left = scores(ui), right = people();
    ui.stage.append(h("style", { text: css }));
    stage(ui, [left, above(right, slider(ui, { trait: "prevalence" }))]);
    return {
      draw(state) {
        left.draw();
        right.draw(/** @type {any} */ (state));
        ui.say(answer(/** @type {any} */ (state)));
      },
    };
  },
});
