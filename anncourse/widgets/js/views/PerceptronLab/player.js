/** One look, or one after the other: slowly enough to be followed, and not longer than a reader waits. */

import { running } from "../../charts/time/running.js";
import { button } from "../../ui/controls.js";
import { reduced } from "../../ui/theme.js";
import { told } from "./story.js";

/** Looks a second at least, and seconds that the whole may take. */
const SLOWEST = 2.5, LONGEST = 8;

/** @param {import("../../ui/frame.js").Ui} ui */
export function player(ui) {
  const state = () => /** @type {any} */ (ui.state);
  const next = button("Next point", () => { frames.stop(); go(1); ui.commit(); }, { primary: true });
  const toggle = button("Play", () => (frames.running ? frames.stop() : play()));
  const zero = button("From zero", () => { frames.stop(); ui.set({ looks: 0 }); });
  /** Looks that are due, and where we are: a place that is not ours was chosen by another hand. */
  let due = 0, mine = 0;

  const frames = running(ui, toggle, (_, passed) => {
    if (ui.get("looks") !== mine) return frames.stop(true);
    const { end, run } = told(state()), pace = Math.max(SLOWEST, (run.converged ? end : 50) / LONGEST);
    due += reduced() ? Math.ceil(pace / 2) : (passed * pace) / 1000;
    if (due >= 1) go(Math.floor(due));
    due %= 1;
    if (mine >= end) frames.stop();
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
    frames.start();
  }
  ui.follow(() => { zero.disabled = !ui.get("looks"); });
  return [next, toggle, zero];
}
