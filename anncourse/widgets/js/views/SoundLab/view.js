/** A glide to hear and to see, and what two ears make of it: one that knows the order, one that knows the average. */

import { paint, palette } from "../../charts/heat.js";
import { stage } from "../../charts/stage.js";
import { SIZE } from "../../core/images/ear.js";
import { button, choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { loop } from "../../ui/motion.js";
import { newStart } from "../../ui/new-start.js";
import { colors, onTheme } from "../../ui/theme.js";
import { answers } from "./answers.js";
import { listener } from "./hearing.js";
import { picture } from "./picture.js";
import css from "./style.css";
import { quantitiesOf } from "./task.js";
import { wav } from "./wav.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */

export default defineWidget({
  name: "SoundLab",
  newStart: newStart((seed) => ({ seed })),
  text: sentence,
  build(ui) {
    const hear = listener(ui.model.get("ears")), seen = picture(ui), bars = answers();
    const tile = h("canvas", { width: SIZE[1], height: SIZE[0], role: "img", "aria-label": "The strongest kernel" });
    /** @type {Uint32Array | null} */
    let shades = null;
    let heard = hear(/** @type {any} */ (ui.state)), kernel = heard.ear.strongest(heard.network);
    const audio = h("audio", { preload: "auto" });
    const frames = loop(ui, () => { seen.play(audio.currentTime); });
    audio.addEventListener("ended", () => frames.stop());
    const listen = button("Listen", () => {
      audio.src = wav(heard.wave);
      seen.play(0);
      audio.play().then(() => frames.start(), () => ui.note("This browser plays no sound here."));
    }, { primary: true });
    ui.controls.append(slider(ui, { trait: "begins" }), choices(ui, { trait: "glide" }), choices(ui, { trait: "group" }), choices(ui, { trait: "learned" }),
      h("div", { class: "listen" }, listen, audio));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [
      { element: h("div", { class: "sound" }, seen.plot.element, seen.answer.element), resize(width) {
        seen.plot.resize(width);
        seen.answer.resize(width);
      } },
      { element: h("div", { class: "ears" }, bars.element, h("figure", {}, tile, h("figcaption", { text: "The kernel that says most for the answer; the frame shows where" }))) },
    ]);
    function tileUp() {
      shades ??= palette(colors(ui.el), 1);
      // Low bands come first; pictures have them at the bottom.
      paint(tile, kernel.weights.map((_, i) => kernel.weights[(SIZE[0] - 1 - Math.floor(i / SIZE[1])) * SIZE[1] + (i % SIZE[1])]), shades, 0.4);
    }
    onTheme(() => { shades = null; tileUp(); }, ui.signal);

    return {
      draw(state) {
        const now = /** @type {State} */ (/** @type {unknown} */ (state));
        frames.stop();
        audio.pause();
        seen.play(-1);
        heard = hear(now);
        kernel = heard.ear.strongest(heard.network);
        seen.draw(heard.loud, kernel.map);
        bars.draw(heard.network, heard.average, now.glide);
        tileUp();
        ui.say(result(heard.network, heard.average, now.glide));
      },
      destroy() { audio.pause(); },
      quantities: quantitiesOf(hear),
    };
  },
});
