/** One neuron under the reader's hand: inputs, weights and bias on the left, the sum and its curve on the right. */

import { ACTIVATIONS } from "../../core/activations.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { choice, number, numbers } from "../../ui/store.js";
import { curve } from "./curve.js";
import { diagram, LIMIT } from "./diagram.js";
import { equation, summary } from "./equation.js";
import css from "./style.css";
import { result } from "./neuron.js";
import { quantities } from "./task.js";

const list = numbers({ low: -LIMIT, high: LIMIT, same: "labels" });

export default defineWidget({
  name: "NeuronExplorer",
  traits: {
    inputs: list,
    weights: list,
    bias: number({ min: -LIMIT, max: LIMIT }),
    activation: choice(Object.keys(ACTIVATIONS)),
    // No reader changes them, and Python has looked at them.
    labels: () => "",
  },
  fixed: ["labels"],
  scalars: { w1: ["weights", 0], w2: ["weights", 1], x1: ["inputs", 0], x2: ["inputs", 1] },
  quantities,
  text: summary,
  build(ui) {
    const labels = ui.get("labels"), neuron = diagram(ui, labels), graph = curve(labels.length);
    const formula = h("p", { class: "ann-equation" });
    const menu = h("select", { onchange: () => ui.set({ activation: menu.value }) }, 
      ...Object.keys(ACTIVATIONS).map((name) => h("option", { value: name, text: name.replace("_", " ") })));
    ui.stage.append(h("style", { text: css }), neuron.svg, graph.svg, formula);
    ui.controls.append(h("label", {}, "Activation ", menu));
    return {
      draw(state) {
        neuron.draw(state);
        graph.draw(state, ui.start);
        menu.value = state.activation;
        formula.replaceChildren(...equation(state));
        ui.say(result(state));
      },
    };
  },
});
