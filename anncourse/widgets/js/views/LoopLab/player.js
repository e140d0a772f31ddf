/** The way around: round after round, or one at a time. */

import { running } from "../../charts/time/running.js";
import { button } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { LAST } from "./lab.js";

/** Milliseconds from one round to the next. */
const PACE = 400;

/** @param {import("../../ui/frame.js").Ui} ui */
export function player(ui) {
  const toggle = button("Play", () => (frames.running ? frames.stop() : play()), { primary: true });
  const next = button("Next round", () => {
    frames.stop();
    ui.set({ round: Math.min(LAST, ui.get("round") + 1) });
  });
  /** How long this round has been seen, and which it is: another one was chosen by another hand. */
  let since = 0, mine = 0;
  const frames = running(ui, toggle, (_, passed) => {
    if (ui.get("round") !== mine) return frames.stop(true);
    since += passed;
    if (since < PACE) return;
    since = 0;
    ui.set({ round: ++mine }, { commit: false });
    if (mine >= LAST) frames.stop();
  });
  function play() {
    if (ui.get("round") >= LAST) ui.set({ round: 0 }, { commit: false });
    mine = ui.get("round");
    since = 0;
    frames.start();
  }
  ui.follow(() => {
    toggle.disabled = ui.holds("round");
    next.disabled = ui.get("round") === LAST || ui.holds("round");
  });
  return h("div", { class: "ann-clock" }, toggle, next);
}
