/** On the left where the guest was, and what is offered to her; on the right everybody by two numbers, or how many numbers are good. */

import { stage } from "../../charts/stage.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, h, num, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { EVENTS, offered, scores } from "./lab.js";
import { plane } from "./map.js";
import { score } from "./score.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { names, offer, quality, sentence, TOP } from "./words.js";

/** @typedef {import("./lab.js").State} State */
/** @typedef {import("../../ui/frame.js").Ui} Ui */

/** A button for each event. @param {Ui} ui */
function visits(ui) {
  const buttons = Array.from({ length: EVENTS }, (_, j) =>
    h("button", { type: "button", class: "ann-button", text: `E${j + 1}`, onclick: () => ui.set({ mine: ui.get("mine").with(j, 1 - ui.get("mine")[j]) }) }));
  ui.follow(() => buttons.forEach((one, j) => {
    attr(one, { "aria-pressed": String(!!ui.get("mine")[j]) });
    one.disabled = ui.holds("mine");
  }));
  return h("div", { class: "rl-visits", role: "group", "aria-label": ui.rule("mine").label }, h("span", { text: ui.rule("mine").label }), ...buttons);
}

/** The best few, each with a bar as long as its score. */
function list() {
  const rows = Array.from({ length: TOP }, () => {
    const name = h("b"), bar = h("i"), score = h("span");
    return { name, bar, score, element: h("li", {}, name, h("div", {}, bar), score) };
  });
  return {
    element: h("ol", { class: "rl-list" }, ...rows.map(({ element }) => element)),
    /** @param {State} state */
    draw(state) {
      const events = offered(state), score = scores(state), most = Math.max(1e-9, ...events.map((j) => score[j - 1]));
      rows.forEach(({ name, bar, score: number, element }, i) => {
        const j = events[i], value = score[j - 1];
        element.hidden = j === undefined;
        if (element.hidden) return;
        setText(name, `E${j}`);
        setText(number, num(value, state.rule === "popular" ? 0 : 2));
        bar.style.width = `${100 * Math.max(0, value / most)}%`;
      });
    },
  };
}

/** What stands for what on the map. */
const key = () => h("p", { class: "rl-key" }, ...["an event", "a woman", "you"].map((text) => h("span", { text })));

export default defineWidget({
  name: "RecommenderLab",
  quantities,
  text: sentence,
  build(ui) {
    // What the author has fixed is for another figure: the map is about rules, the score about how many numbers are good.
    const rules = !ui.fixes("rule"), ranks = !ui.fixes("rank");
    const map = plane(), left = score(ui), best = list(), guest = h("span");
    ui.controls.append(...ui.free("rule", () => choices(ui, { trait: "rule", options: ["popular", ["neighbors", "alike"], "factors"] })), ...ui.free("rank", () => slider(ui, { trait: "rank" })));
    ui.stage.append(h("style", { text: css }));
    const parts = [...(rules ? [map] : []), ...(ranks ? [left] : [])];
    stage(ui, [
      { element: h("div", { class: "ann-above" }, rules ? visits(ui) : guest, best.element, ui.controls) },
      { element: h("div", { class: "ann-above" }, ...(rules ? [map.element, key()] : []), ...(ranks ? [left.element] : [])), resize(width) {
        for (const part of parts) part.resize(width);
      } },
    ]);
    return {
      draw(state) {
        const now = /** @type {State} */ (/** @type {unknown} */ (state));
        best.draw(now);
        for (const part of parts) part.draw(now);
        setText(guest, `Offered to a guest of ${names(now.mine) || "no event"}`);
        ui.say(ui.asking ? offer(now) : `${offer(now)} ${quality(now)}`);
      },
    };
  },
});
