/** A net of nine weights: forward, the loss, the errors back; or beside it the wiggle test. */

import { above, stage } from "../../charts/stage.js";
import { button, choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { net } from "./net.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { trial } from "./trial.js";
import { NAMES, sentence, STEPS, where } from "./words.js";

export default defineWidget({
  name: "BackpropStepper",
  quantities,
  text: sentence,
  build(ui) {
    const picture = net(ui), beside = ui.get("wiggles") ? trial(ui) : null;
    /** Goes on by one, and from the end to the beginning. @param {string} text @param {string} trait @param {number} most */
    const next = (text, trait, most) => button(text, () => ui.set({ [trait]: (ui.get(trait) + 1) % (most + 1) }), { primary: true });
    ui.stage.append(h("style", { text: css }));
    if (beside) stage(ui, [picture, above(beside, next("Wiggle the next weight", "tried", NAMES.length), slider(ui, { trait: "tried" }), slider(ui, { trait: "wiggle" }))]);
    else {
      stage(ui, [picture]);
      ui.controls.append(h("div", { class: "bp-steps" }, next("Next step", "step", STEPS), slider(ui, { trait: "step" })),
        slider(ui, { trait: "target" }), choices(ui, { trait: "activation" }));
    }
    return {
      draw(state) {
        picture.draw(/** @type {any} */ (state));
        beside?.draw(/** @type {any} */ (state));
        ui.say(where(/** @type {any} */ (state)));
      },
    };
  },
});
