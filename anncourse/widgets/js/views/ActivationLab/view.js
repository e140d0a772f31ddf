/** An activation and its slope under a probe, and what is left of a gradient after many such slopes. */

import { attr, h } from "../../ui/dom.js";
import { select, slider } from "../../ui/controls.js";
import { defineWidget } from "../../ui/frame.js";
import { bars } from "./bars.js";
import { curves } from "./curves.js";
import { question } from "./question.js";
import { amount, FAINT, LOUD, named, outcome, run, sentence } from "./words.js";
import css from "./style.css";

const GOAL = 10;

/** @param {import("../../ui/store.js").State} state @returns {import("../../ui/challenge.js").Verdict} */
function check(state) {
  const reach = run(state).reach[0], size = Math.abs(reach);
  const missing =
    state.layers < GOAL ? `You need ${GOAL} layers.` :
    state.activation === "linear" ? "Linear layers in a row are one line. Choose a curve." :
    size > FAINT && size <= LOUD ? "" : `You need ${FAINT} to ${LOUD}.`;
  return { solved: !missing, say: `${amount(reach)} is left. ${missing || "Slope times weight stays near 1."}` };
}

export default defineWidget({
  name: "ActivationLab",
  predict: question,
  challenge: {
    text: `Keep the gradient above ${FAINT} after ${GOAL} layers. Linear does not count, and more than ${LOUD} explodes.`,
    check,
    solve(ui) {
      ui.set({ activation: "relu" }, { commit: false });
      return ui.animate({ z: 1, layers: GOAL, weight: 1 });
    },
  },
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
