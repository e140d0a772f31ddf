/** An activation and its slope under a probe, and what is left of a gradient after many such slopes. */

import { attr, h } from "../../ui/dom.js";
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
    // Until the figure stands on the page and can be measured.
    let width = 340;
    ui.stage.append(h("style", { text: css }), h("div", { class: "ann-lab" }, ...parts.map(({ svg }) => svg)));
    ui.controls.append(
      select(ui, { trait: "activation", options: ui.rule("activation").options?.map((name) => [name, named(name)]) }),
      ...["z", "layers", "weight"].map((trait) => slider(ui, { trait })));
    const watch = new ResizeObserver(() => {
      width = parts[0].svg.getBoundingClientRect().width || width;
      ui.draw(new Set());
    });
    watch.observe(ui.stage);
    return {
      draw(state) {
        for (const { svg, draw } of parts) {
          attr(svg, { viewBox: `0 0 ${width} 300` });
          draw(state, width);
        }
        ui.say(outcome(state));
      },
      destroy: () => watch.disconnect(),
    };
  },
});
