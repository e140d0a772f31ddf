/** A wall of mixtures that learn three lines, one tile each, and beside it one of them with its experts and its gate. */

import { film } from "../../charts/time/film.js";
import { sized, stage } from "../../charts/stage.js";
import { Race } from "../../core/modules/race.js";
import { checkbox, choices, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { equal } from "../../ui/past.js";
import { newStart } from "../../ui/new-start.js";
import { EVERY, moment, runs as read, summary as summed } from "./moments.js";
import { one } from "./one.js";
import work from "./race.worker.js";
import css from "./style.css";
import { quantities, quantitiesOf } from "./task.js";
import { wall } from "./wall.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {import("./moments.js").Moment} Moment */

export default defineWidget({
  name: "RouterRace",
  newStart: newStart((seed) => ({ seed, epochs: 0 })),
  quantities,
  text: sentence,
  build(ui) {
    const now = () => /** @type {State} */ (/** @type {unknown} */ (ui.state));
    const settings = () => ({ experts: now().experts, balance: now().balance, seed: now().seed });
    /** Of each moment its runs, worked out once. @type {WeakMap<Moment, import("../../core/modules/race.js").Runs>} */
    const known = new WeakMap();
    /** @type {{ key: string, moment: Moment } | undefined} */
    let first;
    /** As they start, before any training. @returns {Moment} */
    function start() {
      const key = JSON.stringify(settings());
      if (first?.key !== key) first = { key, moment: moment(new Race(settings()), 0) };
      return first.moment;
    }
    /** @param {Moment} moment */
    function runsOf(moment) {
      const runs = known.get(moment) ?? read(moment);
      known.set(moment, runs);
      return runs;
    }
    const tiles = wall(ui), single = one(runsOf(start()));
    const run = film(ui, work, { trait: "epochs", every: EVERY, rate: 12, settings, arrived: show });
    ui.controls.append(run.element, ...ui.free("experts", () => slider(ui, { trait: "experts" })), ...ui.free("balance", () => choices(ui, { trait: "balance" })),
      ...ui.free("alone", () => checkbox(ui, { label: "Only the expert with the largest share answers", get: () => ui.get("alone"), set: (is) => { ui.set({ alone: is }); } })),
      slider(ui, { trait: "run" }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [{ element: h("div", { class: "ann-above" }, tiles.element, ui.controls) }, { element: h("div", {}, single.plot.element, single.gates.element) }]);
    sized(ui, [single.plot, single.gates]);
    /** What the worker has found; of other settings, or a moment that has not come, nothing is known. @param {State} state */
    const found = (state) => {
      const { run: _, alone: __, ...other } = state, { run: ___, alone: ____, ...mine } = now();
      if (!equal(other, mine)) return undefined;
      return run.there ? runsOf(/** @type {Moment} */ (run.now)) : mine.epochs === 0 ? runsOf(start()) : undefined;
    };
    function show() {
      const seen = /** @type {Moment} */ (run.now ?? start()), runs = runsOf(seen), { alone, run: at } = now();
      const summary = summed(runs, alone), words = result(now(), seen.at, summary);
      tiles.show(runs, { alone, run: at }, summary.errors, words);
      single.draw(runs, { alone, run: at }, `run ${at}: off by ${summary.errors[at].toFixed(2)}`);
      ui.say(words);
    }
    return {
      draw() {
        run.follow();
        show();
      },
      quantities: quantitiesOf((state) => found(state)),
      solve: run.perform,
    };
  },
});
