/** A page that is written letter by letter, and what a recurrent network and a 6-gram expect to come next. */

import { stage } from "../../charts/stage.js";
import { running } from "../../charts/time/running.js";
import { LONGEST, Writers } from "../../core/sequences/letters.js";
import { button, choices, slider } from "../../ui/controls.js";
import { h, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { bars } from "./bars.js";
import { page } from "./page.js";
import css from "./style.css";
import { quantities, quantitiesOf } from "./task.js";
import { cost, sentence } from "./words.js";

/** Letters a second: slow enough to follow at first, then fast; and the milliseconds in which they triple. */
const SLOW = 12, FAST = 400, TRIPLE = 700;
/** The longest beginning that a reader types. */
const BEGINNING = 80;

/** A line of text that begins the page anew, with Enter or when the reader leaves it. @param {import("../../ui/frame.js").Ui} ui @param {() => void} typed */
function beginning(ui, typed) {
  const input = h("input", { type: "text", maxlength: BEGINNING, spellcheck: "false", autocapitalize: "off", autocomplete: "off",
    onchange: () => { typed(); ui.set({ text: input.value }); } });
  ui.follow(() => {
    const { text } = ui.state;
    if (!input.value || !text.startsWith(input.value)) input.value = text.slice(0, BEGINNING).split("\n")[0];
    input.disabled = ui.holds("text");
  });
  return h("div", { class: "ann-row" }, h("label", {}, h("span", { text: "Begin with" }), input));
}

export default defineWidget({
  name: "LetterWriter",
  quantities,
  newStart: newStart((seed, { text }) => ({ seed, text: text.slice(0, BEGINNING) })),
  text: sentence,
  build(ui) {
    const both = new Writers(ui.model.get("read"), ui.model.get("weights")), writers = () => both;
    const paper = page(ui, writers), next = bars(ui, writers, put);

    /** The page with one letter more; a page that neither has read begins anew. */
    function longer() {
      const state = /** @type {any} */ (ui.state), { text, writer, seed } = state, unread = both.pages[seed % both.pages.length];
      return writer === "page" && !unread.startsWith(text) ? unread[0] : text + both.next(state);
    }

    /** @param {string} letter */
    function put(letter) {
      frames.stop();
      const { text } = ui.state;
      if (text.length < LONGEST) ui.set({ text: text + letter });
    }

    function step() {
      frames.stop();
      ui.set({ text: longer() });
    }

    let since = 0, owed = 0;
    const toggle = button("Play", () => (frames.running ? frames.stop() : play()), { primary: true });
    const frames = running(ui, toggle, (_, passed) => {
      since += passed;
      owed += (Math.min(FAST, SLOW * 3 ** (since / TRIPLE)) * passed) / 1000;
      for (; owed >= 1; owed--) {
        const text = longer();
        if (text === ui.get("text") || !ui.set({ text }, { commit: false })) return frames.stop();
      }
    });
    function play() {
      since = owed = 0;
      frames.start();
    }

    // Letters are drawn; the same seed draws the same ones, and "New start" takes another.
    const dice = h("span", { class: "ann-kicker" });
    ui.follow(() => setText(dice, `Dice no. ${ui.get("seed")}`));
    const temperature = slider(ui, { trait: "temperature" });
    ui.controls.append(
      h("div", { class: "ann-clock" }, toggle, button("Step", step), dice),
      choices(ui, { trait: "writer", options: [["network", "the network"], ["6-gram", "the 6-gram"], ["page", "a page neither has read"]] }),
      beginning(ui, () => frames.stop()), temperature);
    ui.stage.append(h("style", { text: css }));
    stage(ui, [paper, next]);
    return {
      draw(state) {
        const bits = both.bits(state.text);
        paper.draw();
        next.draw();
        ui.say(cost(bits, /** @type {any} */ (state)));
      },
      quantities: quantitiesOf(writers),
    };
  },
});
