/** The window's way over the picture: place by place, or all of it in a few seconds. */

import { running } from "../../charts/time/running.js";
import { button } from "../../ui/controls.js";
import { reduced } from "../../ui/theme.js";

/** Places a second, and how many at once with less motion. */
const RATE = 20, ROW = 10;

/** @param {import("../../ui/frame.js").Ui} ui */
export function player(ui) {
  const last = ui.rule("place").high ?? 1;
  const toggle = button("Play", () => (frames.running ? frames.stop() : play()), { primary: true });
  const step = button("Step", () => { frames.stop(); ui.set({ place: (ui.get("place") % last) + 1 }); });
  /** Places that are due, and where we are: another place was chosen by another hand. */
  let due = 0, mine = 0;
  const frames = running(ui, toggle, (_, passed) => {
    if (ui.get("place") !== mine) return frames.stop(true);
    due += reduced() ? ROW : (passed * RATE) / 1000;
    mine = Math.min(last, mine + Math.floor(due));
    due %= 1;
    ui.set({ place: mine }, { commit: false });
    if (mine >= last) frames.stop();
  });
  function play() {
    if (ui.get("place") >= last) ui.set({ place: 1 }, { commit: false });
    mine = ui.get("place");
    due = 0;
    frames.start();
  }
  ui.follow(() => { for (const one of [toggle, step]) one.disabled = ui.holds("place"); });
  return [toggle, step];
}
