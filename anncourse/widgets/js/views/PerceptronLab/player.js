/** One look, or one after the other: slowly enough to be followed, and not longer than a reader waits. */

import { ticker } from "../../charts/time/clock.js";
import { button } from "../../ui/controls.js";
import { reduced } from "../../ui/theme.js";
import { told } from "./story.js";

/** Looks a second at least, and seconds that the whole may take. */
const SLOWEST = 2.5, LONGEST = 8;

/** @param {import("../../ui/frame.js").Ui} ui */
export function player(ui) {
  const state = () => /** @type {any} */ (ui.state);
  const next = button("Next point", () => { stop(); go(1); ui.commit(); }, { primary: true });
  const toggle = button("Play", () => (frames.running ? stop() : play()));
  const zero = button("From zero", () => { stop(); ui.set({ looks: 0 }); });
  /** Looks that are due, and where we are: a place that is not ours was chosen by another hand. */
  let due = 0, mine = 0;

  const frames = ticker(ui, toggle, (_, passed) => {
    if (ui.get("looks") !== mine) return stop();
    const { end, run } = told(state()), pace = Math.max(SLOWEST, (run.converged ? end : 50) / LONGEST);
    due += reduced() ? Math.ceil(pace / 2) : (passed * pace) / 1000;
    if (due >= 1) go(Math.floor(due));
    due %= 1;
    if (mine >= end) stop();
  });

  /** @param {number} count */
  function go(count) {
    const { end } = told(state());
    mine = Math.min(Math.max(ui.get("looks"), end), ui.get("looks") + count);
    // Past the end it goes on looking: nothing changes, and that is to be seen.
    if (count === 1 && ui.get("looks") >= end && told(state()).run.converged) mine = Math.min(ui.get("looks") + 1, ui.rule("looks").high ?? 0);
    ui.set({ looks: mine }, { commit: false });
  }
  function play() {
    if (ui.get("looks") >= told(state()).end) ui.set({ looks: 0 }, { commit: false });
    mine = ui.get("looks");
    due = 0;
    // One run is one step for "Undo", whatever happens in it.
    ui.store.open++;
    frames.start();
  }
  function stop() {
    if (!frames.running) return;
    frames.stop();
    ui.store.open--;
    if (ui.get("looks") === mine) ui.commit();
  }
  ui.follow(() => { zero.disabled = !ui.get("looks"); });
  // Undo, a start and a link mean the moment at which they are pressed.
  ui.tools.element.addEventListener("click", stop, { capture: true, signal: ui.signal });
  return [next, toggle, zero];
}
