/** What plays moves the state: one run is one step for "Undo", and a press on the frame's buttons means the moment at which it comes. */

import { equal } from "../../ui/past.js";
import { ticker } from "./clock.js";

/**
 * @param {import("../../ui/frame.js").Ui} ui
 * @param {HTMLElement} toggle
 * @param {(time: number, passed: number) => void} tick  as of a `ticker`
 * @param {(quiet: boolean) => void} [over]  the run is over; quiet: the state is about something else already
 */
export function running(ui, toggle, tick, over = (quiet) => { if (!quiet) ui.commit(); }) {
  const frames = ticker(ui, toggle, tick), { store, tools } = ui;

  function start() {
    if (!frames.running) store.open++;
    frames.start();
  }
  function stop(quiet = false) {
    if (!frames.running) return;
    frames.stop();
    store.open--;
    over(quiet);
  }

  tools.element.addEventListener("click", (event) => {
    if (!frames.running) return;
    const before = store.past.now;
    stop();
    const nothing = store.past.now === before && equal(store.snapshot(), before);
    // Where nothing has come of it yet, the run is all that there is to take back.
    if (nothing && event.target === tools.undo) event.stopPropagation();
  }, { capture: true, signal: ui.signal });

  return { start, stop, get running() { return frames.running; } };
}
