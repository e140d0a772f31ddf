/** A point that is dragged along a curve, and the slope over a step that shrinks. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { rider } from "../../charts/rider.js";
import { stage } from "../../charts/stage.js";
import { CURVES } from "../../core/school/slopes.js";
import { choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { stepping } from "./step.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

const EDGE = 3;
const XS = Float64Array.from({ length: 241 }, (_, i) => (EDGE * (i - 120)) / 120);
/** From where to where the plane reaches. @type {Record<string, { from: number, to: number }>} */
const SPANS = { parabola: { from: -1, to: 9 }, wave: { from: -1.5, to: 1.5 }, sigmoid: { from: -0.2, to: 1.2 } };

export default defineWidget({
  name: "SlopeLab",
  quantities,
  text: sentence,
  build(ui) {
    const plot = chart({ x: { from: -EDGE, to: EDGE, label: "x" }, y: { ...SPANS.parabola, label: "f(x)" }, height: 300, label: "the curve" });
    const line = curve(plot), step = stepping(plot, ui);
    rider(plot, ui, { trait: "x", of: (x) => CURVES[ui.get("curve")].f(x), together: "x" });
    ui.controls.append(choices(ui, { trait: "curve" }), slider(ui, { trait: "x", together: "x" }), slider(ui, { trait: "step", together: "step" }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [plot]);
    let drawn = "";
    return {
      draw(state) {
        if (drawn !== (drawn = state.curve)) {
          plot.span({ y: SPANS[state.curve] });
          line.draw(XS, XS.map(CURVES[state.curve].f));
        }
        step.place();
        ui.say(answer(state));
      },
    };
  },
});
