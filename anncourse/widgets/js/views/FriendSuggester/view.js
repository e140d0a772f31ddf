/** The graph of Les Misérables beside the list of suggestions; where numbers are averaged, a curve over the rounds below it, which the reader may sketch. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { rider } from "../../charts/rider.js";
import { sketch } from "../../charts/sketch.js";
import { stage } from "../../charts/stage.js";
import { tried } from "../../charts/tried.js";
import { button, select, slider } from "../../ui/controls.js";
import { h, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { list } from "./list.js";
import { net } from "./net.js";
import { AVERAGING, EVERYONE, flipped, Novel, ROUNDS, spoken } from "./novel.js";
import css from "./style.css";
import { quantities, quantitiesOf, read } from "./task.js";
import { sentence } from "./words.js";

/** @typedef {import("./novel.js").State} State */

const TIMES = Array.from({ length: ROUNDS + 1 }, (_, round) => round);

/** A friendship of the two who are looked at: made, or ended. @param {import("../../ui/frame.js").Ui} ui @param {Novel} novel @param {() => State} now */
function friendship(ui, novel, now) {
  const press = button("Make them friends", () => {
    const pair = novel.chosen(now());
    if (pair) ui.set({ changed: flipped(now(), pair) });
  }, { primary: true, part: "friendship" });
  ui.follow(() => {
    const pair = novel.chosen(now());
    press.disabled = !pair || ui.holds("changed");
    setText(press, pair && novel.known(now()).A[pair[0]][pair[1]] ? "End their friendship" : "Make them friends");
  });
  return press;
}

/** What the two curves mean. */
const key = () => h("p", { class: "fs-key" }, h("span", { class: "is-area", text: "area under the curve" }), h("span", { class: "is-alike", text: "mean cosine: how alike all are" }));

export default defineWidget({
  name: "FriendSuggester",
  quantities,
  text: (state) => sentence(read(state), state),
  build(ui) {
    const novel = new Novel(ui.model.get("novel"));
    const now = () => /** @type {State} */ (/** @type {any} */ (ui.state)), one = () => now().person !== EVERYONE;
    const graph = net(novel, now, (name) => {
      if (one() && name !== now().person) ui.set({ other: name });
      else if (!one() && !ui.fixes("person")) ui.set({ person: name });
    });
    const best = list(ui, novel, now);
    const plot = chart({ x: { from: 0, to: ROUNDS, label: "rounds of averaging" }, y: { from: 0, to: 1 }, height: 250, label: "over the rounds" });
    const area = curve(plot, { style: "area" }), alike = curve(plot, { style: "alike" });
    const guess = sketch(plot, ui, { label: "area under the curve" });
    rider(plot, ui, { trait: "rounds", of: (round) => (ui.gated ? 0.5 : novel.averaged(now())[round].auc), together: "rounds" });
    const rounds = h("div", { class: "ann-above" }, plot.element, key(), slider(ui, { trait: "rounds", together: "rounds" }));
    const people = (/** @type {string} */ trait) => select(ui, { trait, options: (ui.rule(trait).options ?? []).map((name) => [name, spoken(name)]) });
    const other = people("other"), end = friendship(ui, novel, now);
    ui.controls.append(...ui.free("person", () => people("person")), other, ...ui.free("changed", () => end), ...ui.free("rule", () => select(ui, { trait: "rule" })));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [graph, best, { element: rounds, resize: plot.resize }]);
    const tries = tried(ui);

    function curves() {
      const { rounds: round } = now(), all = novel.averaged(now());
      tries.go(round);
      const shown = tries.of(TIMES);
      area.draw(shown, shown.map((x) => all[x].auc));
      alike.draw(shown, shown.map((x) => all[x].alike));
    }

    return {
      draw() {
        const averages = now().rule === AVERAGING;
        rounds.hidden = !averages;
        other.hidden = end.hidden = !one();
        best.element.hidden = averages && !one();
        graph.draw();
        best.draw();
        if (averages && now().hidden) curves();
        ui.say(sentence(novel, now()));
      },
      sketches: { area: guess },
      quantities: quantitiesOf(() => novel),
      text: () => sentence(novel, now()),
    };
  },
});
