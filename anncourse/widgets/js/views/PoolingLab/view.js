/** A strip of pixels that is painted and moved, and what pooling, a blur and a stride make of it. */

import { image } from "../../charts/image.js";
import { stage } from "../../charts/stage.js";
import { moved } from "../../core/images/strips.js";
import { choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { rows } from "./rows.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, LENGTH, sentence } from "./words.js";

/** The strip where it stands now. @param {import("../../ui/frame.js").Ui} ui */
function paper(ui) {
  const get = () => moved(ui.get("strip"), ui.get("shift"));
  const { element } = image(ui, {
    rows: 1, cols: LENGTH, get, label: "Strip", trait: "strip",
    paint(places, value) {
      const strip = [...ui.get("strip")];
      for (const place of places) strip[(place - ui.get("shift") + LENGTH) % LENGTH] = value;
      ui.set({ strip }, { commit: false });
    },
  });
  return { element: h("div", {}, h("p", { class: "ann-kicker", text: "The strip; its ends meet" }), element) };
}

export default defineWidget({
  name: "PoolingLab",
  quantities,
  text: sentence,
  build(ui) {
    const way = rows(ui), shift = slider(ui, { trait: "shift" });
    ui.stage.append(h("style", { text: css }));
    stage(ui, [{ element: h("div", { class: "lane" }, paper(ui).element, shift, way.element), resize: way.resize }]);
    ui.controls.append(choices(ui, { trait: "pool", options: [["max", "larger"], "mean", ["none", "alone"]] }),
      choices(ui, { trait: "blur" }), choices(ui, { trait: "stride", options: [["2", "every second"], ["1", "all"]] }));
    return {
      draw(state) {
        way.draw();
        ui.say(answer(/** @type {any} */ (state)));
      },
    };
  },
});
