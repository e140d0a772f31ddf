/** A query and keys that are dragged, the weights that follow from them, and what is read; width, root, places and order beside. */

import { stage } from "../../charts/stage.js";
import { button, checkbox, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { arrows } from "./arrows.js";
import { bars } from "./bars.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

export default defineWidget({
  name: "AttentionPad",
  quantities,
  text: sentence,
  build(ui) {
    const parts = [arrows(ui), bars(ui)];
    const flag = (/** @type {string} */ trait) =>
      checkbox(ui, { label: ui.rule(trait).label ?? trait, get: () => ui.get(trait), set: (on) => { ui.set({ [trait]: on }); } });
    const { high = 0 } = ui.rule("shuffle");
    ui.controls.append(
      slider(ui, { trait: "width" }),
      h("div", { class: "switches" }, button("Shuffle", () => ui.set({ shuffle: (ui.get("shuffle") % high) + 1 })), flag("positions"), flag("root")));
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
