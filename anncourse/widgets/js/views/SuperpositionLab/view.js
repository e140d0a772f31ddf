/** Five arrows in a plane of two numbers, and beside it what comes back of the features that are on. */

import { chart } from "../../charts/chart.js";
import { stage } from "../../charts/stage.js";
import { hidden } from "../../core/inside/superposition.js";
import { slider } from "../../ui/controls.js";
import { attr, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { net } from "./nets.js";
import { rows } from "./rows.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { room, sentence } from "./words.js";

/** @typedef {import("./nets.js").State} State */

/** The plane's edge; pixels from a tip to its number; below this length an arrow is none. */
const REACH = 2.2, AWAY = 13, SHORT = 0.1;

export default defineWidget({
  name: "SuperpositionLab",
  quantities,
  text: sentence,
  build(ui) {
    const now = () => /** @type {State} */ (/** @type {unknown} */ (ui.state));
    const axis = (/** @type {string} */ label) => ({ from: -REACH, to: REACH, label, ticks: [-2, -1, 0, 1, 2] });
    const plane = chart({ x: axis("number 1"), y: axis("number 2"), height: "square", label: "an arrow for each feature" });
    const arrows = now().on.map(() => s("path")), names = now().on.map((_, i) => s("text", { class: "ann-halo", "text-anchor": "middle", text: String(i + 1) }));
    const sum = s("circle", { class: "sum", r: 6 }), table = rows(ui);
    plane.layer(s("g", {}, ...arrows, sum, ...names), place);

    function place() {
      const { W } = net(now()), { on } = now(), x0 = plane.x(0), y0 = plane.y(0);
      arrows.forEach((arrow, i) => {
        const x = plane.x(W[0][i]), y = plane.y(W[1][i]), length = Math.hypot(x - x0, y - y0), long = Math.hypot(W[0][i], W[1][i]) > SHORT;
        const turn = (Math.atan2(y - y0, x - x0) * 180) / Math.PI, far = long ? 1 + AWAY / length : 1;
        attr(arrow, { class: `feature${on[i] ? " is-on" : ""}`, d: long ? `M0 0H${length.toFixed(1)}l-8-4.5m8 4.5l-8 4.5` : "", transform: `translate(${x0} ${y0})rotate(${turn.toFixed(2)})` });
        attr(names[i], { x: (x0 + (x - x0) * far).toFixed(1), y: (y0 + (y - y0) * far + 4.5).toFixed(1), visibility: long ? "visible" : "hidden" });
      });
      const [u, v] = hidden(net(now()), on);
      attr(sum, { cx: plane.x(u).toFixed(1), cy: plane.y(v).toFixed(1) });
    }

    ui.controls.append(slider(ui, { trait: "chance" }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [plane, { element: h("div", { class: "ann-above" }, table.element, ui.controls) }]);
    return {
      draw(state) {
        const all = /** @type {State} */ (/** @type {unknown} */ (state));
        place();
        table.draw(all);
        ui.say(room(all));
      },
    };
  },
});
