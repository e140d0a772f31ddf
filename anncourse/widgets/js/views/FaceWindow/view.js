/** A photograph with a window that a hand slides, what the window sees, and how sure the detector is of a face there. */

import { stage } from "../../charts/stage.js";
import { Scans, WINDOW } from "../../core/images/scans.js";
import { checkbox, choices, slider } from "../../ui/controls.js";
import { attr, h, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { gray } from "./gray.js";
import { scene } from "./scene.js";
import css from "./style.css";
import { quantities, quantitiesOf } from "./task.js";
import { result, sentence, sure } from "./words.js";

/** @typedef {import("./words.js").State} State */

export default defineWidget({
  name: "FaceWindow",
  quantities,
  text: sentence,
  build(ui) {
    const scans = new Scans(ui.model.get("scans")), left = scene(ui, scans);
    const seen = gray(WINDOW, { role: "img" }), bar = h("i"), words = h("p");
    ui.controls.append(
      ...ui.free("scan", () => checkbox(ui, { label: "Slide it over the whole photograph", get: () => ui.get("scan"), set: (scan) => { ui.set({ scan }); } })),
      ...ui.free("rounds", () => slider(ui, { trait: "rounds" })),
      ...ui.free("threshold", () => slider(ui, { trait: "threshold" })),
      ...ui.free("photograph", () => choices(ui, { trait: "photograph" })));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [left, { element: h("div", { class: "seen" }, seen.element, h("div", { class: "meter" }, bar), words, ui.controls) }]);
    /** @param {State} state */
    const scoreOf = ({ photograph, rounds, place }) => scans.at(photograph, rounds, place);
    /** What is known: how many windows fire is not, before it has looked at all. @param {State} state */
    const outcome = (state) => (state.scan ? result(scans.fires(state.photograph, state.rounds, state.threshold)) : `The window is ${sure(scoreOf(state), state.threshold)}`);
    return {
      draw(all) {
        const state = /** @type {State} */ (/** @type {unknown} */ (all)), { photograph, rounds, threshold, scan, place } = state;
        const score = scoreOf(state), said = sure(score, threshold);
        left.draw(state, scan ? scans.firing(photograph, rounds, threshold) : []);
        seen.draw(scans.crop(photograph, place));
        attr(seen.element, { "aria-label": `What the window sees. ${said}` });
        attr(bar, { style: `width:${100 * score}%`, class: score >= threshold ? "is-firing" : null });
        setText(words, said);
        ui.say(scan ? result(scans.fires(photograph, rounds, threshold)) : `The window is ${said}`);
      },
      text: () => `${sentence(ui.state)} ${outcome(/** @type {any} */ (ui.state))}`,
      quantities: quantitiesOf(() => scans),
    };
  },
});
