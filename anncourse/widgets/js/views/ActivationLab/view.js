/** An activation and its slope under a probe, and what is left of a wiggle after many such slopes. */

import { above, stage } from "../../charts/stage.js";
import { h } from "../../ui/dom.js";
import { select, slider } from "../../ui/controls.js";
import { defineWidget } from "../../ui/frame.js";
import { bars } from "./bars.js";
import { curves } from "./curves.js";
import { judges, quantities } from "./task.js";
import { named, outcome, sentence } from "./words.js";
import css from "./style.css";

export default defineWidget({
  name: "ActivationLab",
  quantities,
  judges,
  text: sentence,
  build(ui) {
    const parts = [curves(ui), bars(ui)];
    ui.stage.append(h("style", { text: css }));
    const choice = select(ui, { trait: "activation", options: ui.rule("activation").options?.map((name) => [name, named(name)]) });
    stage(ui, [
      above(parts[0], choice, slider(ui, { trait: "z", together: "z" })),
      above(parts[1], slider(ui, { trait: "layers" }), slider(ui, { trait: "weight" })),
    ]);
    return {
      draw(state) {
        for (const { draw } of parts) draw(state);
        ui.say(outcome(state));
      },
    };
  },
});
