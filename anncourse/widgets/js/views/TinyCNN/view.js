/** A sheet to draw on, what the network sees of it, what it answers, and the kernels that learn to look. */

import { image } from "../../charts/image.js";
import { stage } from "../../charts/stage.js";
import { film } from "../../charts/time/film.js";
import { HELD, PAD, Reader, SIDE, begin, changed } from "../../core/images/reader.js";
import { button, slider } from "../../ui/controls.js";
import { attr, h, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { answers } from "./answers.js";
import { kernels } from "./kernels.js";
import { EPOCHS, EVERY } from "./moments.js";
import work from "./reading.worker.js";
import css from "./style.css";
import { ask, given, quantitiesOf } from "./task.js";
import { count, result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {import("./moments.js").Moment} Moment */

/** A pen is so many pixels of the sheet wide; as many of what the network sees may be changed at once. */
const PEN = 2, MOST = 6;

/** The pixels under the pen. @param {number} place */
const under = (place) => Array.from({ length: PEN * PEN }, (_, k) => [Math.floor(place / PAD) + Math.floor(k / PEN), (place % PAD) + (k % PEN)])
  .filter(([row, col]) => row < PAD && col < PAD).map(([row, col]) => row * PAD + col);

export default defineWidget({
  name: "TinyCNN",
  newStart: newStart((seed) => ({ seed, steps: 0 })),
  text: sentence,
  build(ui) {
    const now = () => /** @type {State} */ (/** @type {unknown} */ (ui.state)), pixels = ui.model.get("pixels"), labels = ui.model.get("labels");
    const reader = new Reader({ pixels, labels });
    /** The start: its seed, its weights, the orders of the digits. */
    let seed = -1, fresh = reader.net.params, orders = /** @type {Int32Array[]} */ ([]);
    const run = film(ui, work, { trait: "steps", every: EVERY, rate: 6, settings: () => ({ seed: now().seed }), asked: () => ({ pixels, labels, params: fresh, orders }), arrived: show });

    const sheet = image(ui, { rows: PAD, cols: PAD, label: "Sheet", trait: "ink", get: () => Float64Array.from({ length: PAD * PAD }, (_, place) => Number(now().ink.includes(place))),
      paint(places, value) {
        const touched = new Set(places.flatMap(under)), rest = now().ink.filter((place) => !touched.has(place));
        ui.set({ ink: value ? [...rest, ...touched] : rest, changes: [] }, { commit: false });
      } });
    const seen = () => changed(given(reader, now()), now().changes);
    const eye = image(ui, { rows: SIDE, cols: SIDE, label: "What it sees", trait: "changes", get: seen,
      paint(places, value) {
        const picture = seen(), turned = places.filter((place) => Number(picture[place] > 0.5) !== value), { changes } = now();
        const next = changes.filter((place) => !turned.includes(place)).concat(turned.filter((place) => !changes.includes(place)));
        if (next.length > MOST) ui.tell("full", `At most ${MOST} pixels. Tap one again to take its change back.`);
        else ui.set({ changes: next }, { commit: false });
      } });
    const frames = Array.from({ length: MOST }, () => h("span", { class: "changed" })), words = h("figcaption");
    eye.element.append(...frames);
    const bars = answers(), tiles = kernels(ui);
    const worst = button("Worst pixel", () => ui.set({ changes: [...new Set(now().changes), reader.worst(given(reader, now()), now().changes)] }));
    const clear = button("Clear", () => ui.set({ ink: [], changes: [] }));
    ui.controls.append(slider(ui, { trait: "example", set: (example) => ui.set({ example, ink: [], changes: [] }, { commit: false }) }), h("div", { class: "buttons" }, worst, clear));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [
      run,
      { element: h("div", { class: "sheets" }, h("figure", {}, sheet.element, h("figcaption", { text: "Draw a digit here" })), h("figure", {}, eye.element, words), bars.element) },
      { element: h("div", {}, tiles.element) },
      { element: h("div", {}, ui.controls) },
    ]);

    /** Weights as they were after so many steps; undefined while they are not known. @param {number} steps @returns {Float64Array | undefined} */
    const weights = (steps) => (steps ? /** @type {Moment | undefined} */ (run.moments.find(({ at }) => at === steps))?.params : fresh);

    function show() {
      const state = now(), moment = /** @type {Moment | undefined} */ (state.steps ? run.now : undefined);
      reader.net.params.set(moment?.params ?? fresh);
      const found = ask(reader, state);
      tiles.draw(reader.net);
      bars.draw(found.now, found.before);
      ui.say(result(state, moment, found.now, found.before));
    }

    return {
      draw(state) {
        const { ink, example, changes } = now();
        if (seed !== now().seed) {
          orders = begin(reader, (seed = now().seed), EPOCHS);
          fresh = reader.net.params.slice();
        }
        run.follow();
        setText(words, ink.length ? "What it sees: your drawing, centered" : `What it sees: held-out digit ${example} of ${HELD}, a ${reader.label(example)}`);
        frames.forEach((frame, i) => attr(frame, { style: i < changes.length ? `left:${(100 / SIDE) * (changes[i] % SIDE)}%;top:${(100 / SIDE) * Math.floor(changes[i] / SIDE)}%` : "display:none" }));
        Object.assign(worst, { disabled: count(changes) >= MOST });
        Object.assign(clear, { disabled: ink.length + changes.length === 0 });
        show();
      },
      quantities: quantitiesOf((state) => {
        const params = state.seed === seed ? weights(state.steps) : undefined;
        if (!params) return undefined;
        reader.net.params.set(params);
        return ask(reader, state);
      }),
      solve: run.perform,
    };
  },
});
