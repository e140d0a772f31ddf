/** Play: few epochs a frame at first, so that the beginning can be watched, then as many as fit. */

import { running } from "../../charts/time/running.js";
import { clamp } from "../../ui/dom.js";
import { reduced } from "../../ui/theme.js";

/** Milliseconds after which the pace has doubled. */
const DOUBLING = 200;
/** Milliseconds of a frame that go into training; drawing takes about five of the sixteen there are. */
const LEAST = 3, MOST = 8;

/** @param {import("./figure.js").Figure} figure @param {HTMLElement} toggle the button that starts and stops */
export function player({ ui, engine, publish, show }, toggle) {
  /** Milliseconds between two news to the state: a kernel hears less often than a page. */
  const pause = ui.model.page ? 200 : 1000;
  let begin = 0, told = 0, budget = MOST, until = 0, pace = 0;
  let done = () => {};

  const frames = running(ui, toggle, (time, passed) => {
    begin ||= time;
    // A late frame asks for a smaller share, a timely one for a larger.
    budget = clamp(budget + (passed > 18 ? -1 : 0.1), LEAST, MOST);
    const most = reduced() ? Infinity : Math.min(pace, 2 ** ((time - begin) / DOUBLING));
    if (!attempt(Math.min(most, until - engine.trainer.epochs))) return;
    if (engine.trainer.epochs >= until) frames.stop();
    else if (time - told < pause) show();
    else {
      publish(!told);
      told = time;
    }
  }, (quiet) => {
    if (!quiet) publish(true);
    done();
  });

  /** Train so many epochs, or as many as there is time for; 0 is one batch. @param {number} most @returns {boolean} false if the network ran away */
  function attempt(most) {
    const end = performance.now() + budget;
    try {
      let n = 0;
      do engine.run(most && 1); while (++n < most && performance.now() < end);
      engine.record();
      return true;
    } catch (error) {
      frames.stop();
      ui.note(`${/** @type {Error} */ (error).message} Back at epoch ${engine.trainer.epochs}.`);
      return false;
    }
  }

  /** @param {{ until?: number, pace?: number }} [how] the last epoch, and the most epochs a frame @returns {Promise<void>} resolves when it stops */
  function play(how = {}) {
    ({ until = Infinity, pace = Infinity } = how);
    begin = told = 0;
    frames.start();
    return new Promise((resolve) => (done = resolve));
  }
  return { play, stop: frames.stop, attempt, get playing() { return frames.running; } };
}
