/** One neuron under the reader's hand: inputs, weights and bias on the left, the sum and its curve on the right. */

import { above, stage } from "../../charts/stage.js";
import { select } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { curve } from "./curve.js";
import { diagram } from "./diagram.js";
import { equation, summary } from "./equation.js";
import css from "./style.css";
import { result } from "./neuron.js";
import { quantities } from "./task.js";

export default defineWidget({
  name: "NeuronExplorer",
  quantities,
  text: summary,
  build(ui) {
    const labels = ui.get("labels"), neuron = diagram(ui, labels), graph = curve(ui, labels.length);
    const formula = h("p", { class: "ann-equation" });
    ui.stage.append(h("style", { text: css }));
    stage(ui, [neuron, above(graph, select(ui, { trait: "activation" }))]);
    ui.stage.append(formula);
    return {
      draw(state) {
        neuron.draw(state);
        graph.draw(state);
        formula.replaceChildren(...equation(state));
        ui.say(result(state));
      },
    };
  },
});
