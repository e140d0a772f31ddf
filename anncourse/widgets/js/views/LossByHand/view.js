/** A line over a few days with the squares of its misses, and beside it the map on which each line is a place. */

import { stage } from "../../charts/stage.js";
import { slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { map } from "./map.js";
import { squares } from "./squares.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

export default defineWidget({
  name: "LossByHand",
  quantities,
  text: sentence,
  build(ui) {
    const left = squares(ui), right = map(ui);
    ui.stage.append(h("style", { text: css }));
    stage(ui, [left, right]);
    ui.controls.append(slider(ui, { trait: "slope", together: "line" }), slider(ui, { trait: "intercept", together: "line" }));
    return {
      draw(state) {
        left.draw();
        right.draw();
        ui.say(answer(/** @type {any} */ (state)));
      },
    };
  },
});
