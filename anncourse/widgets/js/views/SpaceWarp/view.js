/** The plane with the lines of the hidden units, and beside it the plane as the layer leaves it. */

import { stage } from "../../charts/stage.js";
import { choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { hidden } from "./hidden.js";
import { plane } from "./plane.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, read, sentence } from "./words.js";

export default defineWidget({
  name: "SpaceWarp",
  quantities,
  text: sentence,
  build(ui) {
    const before = plane(ui), after = hidden(ui);
    ui.controls.append(
      ...ui.free("steepness", () => slider(ui, { trait: "steepness" })),
      ...ui.free("units", () => choices(ui, { trait: "units" })),
      ...ui.free("activation", () => choices(ui, { trait: "activation", options: ["tanh", ["relu", "ReLU"]] })));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [before, after, { element: h("div", {}, ui.controls) }]);
    return {
      draw(state) {
        const found = read(/** @type {any} */ (state));
        before.draw(/** @type {any} */ (state), found);
        after.draw(/** @type {any} */ (state), found);
        ui.say(answer(found.right));
      },
    };
  },
});
