/** A formula of the reader's own as a graph, and the two ways to join its paths. */

import { stage } from "../../charts/stage.js";
import { button, choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { complaint, parse } from "../../core/inside/expression.js";
import { graph } from "./graph.js";
import css from "./style.css";
import { judges, quantities } from "./task.js";
import { senders, sentence, where } from "./words.js";

/** A line of text that is taken with Enter, or when the reader leaves it; what cannot be read stays, to be mended. @param {import("../../ui/frame.js").Ui} ui */
function formula(ui) {
  const input = h("input", { type: "text", maxlength: ui.rule("expression").longest, spellcheck: "false", autocapitalize: "off", autocomplete: "off",
    onchange: () => ui.set({ expression: input.value.trim() }) });
  let taken = "";
  ui.follow(() => {
    const now = ui.get("expression");
    if (taken !== now) input.value = taken = now;
    input.disabled = ui.holds("expression");
  });
  return h("div", { class: "ann-row" }, h("label", {}, h("span", { text: "f =" }), input));
}

export default defineWidget({
  name: "GraphLab",
  quantities,
  judges,
  /** @param {any} state */
  check({ expression, x, y }) {
    const said = complaint(expression, x, y);
    return said && `expression ${said}.`;
  },
  text: sentence,
  build(ui) {
    const picture = graph(ui);
    const step = button("Step back", () => {
      const most = senders(parse(ui.get("expression")));
      ui.set({ step: ui.get("step") < most ? ui.get("step") + 1 : 0 });
    }, { primary: true });
    ui.stage.append(h("style", { text: css }));
    stage(ui, [picture]);
    const places = ["x", "y"].map((trait) => ({ trait, row: slider(ui, { trait }) }));
    ui.controls.append(formula(ui), h("div", { class: "gl-back" }, step, choices(ui, { trait: "join" })), ...places.map(({ row }) => row));
    // What the formula does not use has no place beside it.
    ui.follow(() => places.forEach(({ trait, row }) => { row.hidden = !parse(ui.get("expression")).some(({ op }) => op === trait); }));
    return {
      draw(state) {
        picture.draw(/** @type {any} */ (state));
        ui.say(where(/** @type {any} */ (state)));
      },
    };
  },
});
