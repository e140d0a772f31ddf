/**
 * The whole network at work: every line, bias and point can be dragged, also while it trains; layers and neurons come
 * and go; what was can be had again.
 */

import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { ANEW, Engine } from "./engine.js";
import { build } from "./figure.js";
import { counts } from "./shape.js";
import { quantitiesOf, solving } from "./task.js";
import { describe } from "./words.js";

export default defineWidget({
  name: "Playground",
  counts,
  newStart: newStart((seed) => ({ ...ANEW, moved: [], removed: [], seed })),
  text: (state) => describe(new Engine(state)),
  build(ui) {
    const engine = new Engine(ui.state), { view, run } = build(ui, engine);
    return { ...view, quantities: quantitiesOf(() => engine), text: () => describe(engine), solve: solving(ui, run) };
  },
});
