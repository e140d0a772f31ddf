/** A training that a worker runs and the reader watches: its moments arrive one by one, and a slider goes back to any of them. */

import { button, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { reduced } from "../../ui/theme.js";
import { running } from "./running.js";
import { dress } from "../stage.js";
import { worker } from "./worker.js";

/** What there was to see at some time; the rest is the figure's own. @typedef {{ at: number } & Record<string, any>} Moment */

/** Milliseconds for which settings rest before the work begins again. */
const REST = 120;

/**
 * @param {import("../../ui/frame.js").Ui} ui
 * @param {unknown} text  what an import of a *.worker.js gives: it yields moments in their order and returns them all
 * @param {{ trait: string, every: number, rate: number, settings(): any, asked?(): any, arrived(): void }} options
 *   `trait` says which moment is shown, one each `every`, and Play shows `rate` a second; `settings` tell one film from another, and are what the work is asked unless `asked` is more; `arrived` shows what has come
 */
export function film(ui, text, { trait, every, rate, settings, asked: data = settings, arrived }) {
  dress(ui);
  const job = worker(ui, text), end = ui.rule(trait).high ?? 0;
  let key = "", asked = false, shown = 0, mine = 0;
  let ended = () => {};
  /** @type {Moment[]} */
  let moments = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  const toggle = button("Play", () => (frames.running ? frames.stop() : play()), { primary: true });
  const frames = running(ui, toggle, (_, passed) => {
    const newest = moments.at(-1)?.at ?? 0;
    shown = Math.min(newest, reduced() ? newest : shown + (every * rate * passed) / 1000);
    const next = Math.floor(shown / every) * every;
    mine = next;
    if (next !== ui.get(trait)) ui.set({ [trait]: next }, { commit: false });
    if (next >= end) frames.stop();
  }, (quiet) => {
    if (!quiet) ui.commit();
    ended();
  });
  const element = h("div", {}, h("div", { class: "ann-clock" }, toggle, slider(ui, { trait })), job.element);

  function begin() {
    clearTimeout(rest);
    asked = true;
    const mine = key;
    const take = (/** @type {Moment[]} */ more) => {
      if (mine !== key) return;
      moments = more;
      arrived();
      ui.refresh();
    };
    job.ask(data(), (moment) => take([...moments, moment])).then(take, () => {});
  }

  ui.signal.addEventListener("abort", () => clearTimeout(rest));

  /** Keep up with the state: other settings are another film. */
  function follow() {
    const now = JSON.stringify(settings());
    // A hand has come between.
    if (now !== key || ui.get(trait) !== mine) frames.stop(true);
    if (now !== key) {
      key = now;
      asked = false;
      moments = [];
      job.cancel();
      clearTimeout(rest);
      shown = 0;
    }
    if (ui.get(trait) > 0 && !asked) {
      asked = true;
      rest = setTimeout(begin, REST);
    }
  }

  function play() {
    mine = ui.get(trait);
    shown = mine < end ? mine : 0;
    if (!moments.length && !job.busy) begin();
    frames.start();
  }

  return {
    element, follow,
    /** "Show me": the settings at once, and then the training itself. @param {import("../../ui/store.js").State[]} solution @returns {Promise<void>} */
    perform(solution) {
      ui.set({ ...Object.assign({}, ...solution), [trait]: 0 }, { commit: false });
      play();
      return new Promise((resolve) => (ended = resolve));
    },
    /** The last moment that has come, up to the one that is asked for. */
    get now() { return moments.findLast(({ at }) => at <= ui.get(trait)); },
    /** All that have come. */
    get moments() { return moments; },
    /** Whether the one that is asked for has come. */
    get there() { return this.now?.at === ui.get(trait) || moments.at(-1)?.at === end; },
  };
}
