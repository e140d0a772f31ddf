/** An activation and its slope under a probe, and what is left of a gradient after many such slopes. */

import { ACTIVATIONS } from "../../core/activations.js";
import { attr, h } from "../../ui/dom.js";
import { select, slider } from "../../ui/controls.js";
import { defineWidget } from "../../ui/frame.js";
import { choice, number } from "../../ui/store.js";
import { bars } from "./bars.js";
import { curves, EDGE } from "./curves.js";
import { judges, quantities } from "./task.js";
import { named, outcome, sentence } from "./words.js";
import css from "./style.css";

const MOST = 30, HEAVIEST = 4;

export default defineWidget({
  name: "ActivationLab",
  traits: {
    activation: choice(Object.keys(ACTIVATIONS)),
    z: number({ min: -EDGE, max: EDGE }),
    layers: number({ min: 1, max: MOST, integer: true }),
    weight: number({ min: -HEAVIEST, max: HEAVIEST }),
  },
  quantities,
  judges,
  text: sentence,
  build(ui) {
    const parts = [curves(ui), bars(ui)];
    // Until the figure stands on the page and can be measured.
    let width = 340;
    ui.stage.append(h("style", { text: css }), h("div", { class: "ann-lab" }, ...parts.map(({ svg }) => svg)));
    ui.controls.append(
      select(ui, { label: "Activation", trait: "activation", options: Object.keys(ACTIVATIONS).map((name) => [name, named(name)]) }),
      slider(ui, { label: "Probe z", trait: "z", min: -EDGE, max: EDGE }),
      slider(ui, { label: "Layers", trait: "layers", min: 1, max: MOST, step: 1, format: String }),
      slider(ui, { label: "Weight", trait: "weight", min: -HEAVIEST, max: HEAVIEST }));
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
