/** Time that plays, steps and is scrubbed. It stands still off screen; with less motion it goes in steps. */

import { button } from "../../ui/controls.js";
import { attr, clamp, h, said, setText, shown } from "../../ui/dom.js";
import { loop } from "../../ui/motion.js";
import { reduced } from "../../ui/theme.js";
import { dress } from "../stage.js";

/** With less motion the picture changes so many milliseconds apart. */
const PACE = 500;

/**
 * What plays and pauses under a button.
 * @param {import("../../ui/frame.js").Ui} ui
 * @param {HTMLElement} toggle
 * @param {(time: number, passed: number) => void} tick  a frame: when it is, and the milliseconds since the last; seldom, with less motion
 */
export function ticker(ui, toggle, tick) {
  let before = 0;
  const frames = loop(ui, (time) => {
    if (reduced() && before && time - before < PACE) return;
    const passed = time - (before || time);
    before = time;
    tick(time, passed);
  });
  return {
    start() {
      before = 0;
      setText(toggle, "Pause");
      frames.start();
    },
    stop() {
      frames.stop();
      setText(toggle, "Play");
    },
    get running() { return frames.running; },
  };
}

/**
 * @param {import("../../ui/frame.js").Ui} ui
 * @param {{ end: number, show(time: number): void, rate?: number, step?: number, unit?: string, digits?: number, label?: string }} options
 *   from 0 to `end`; `rate` units a second; `step` of the button and of the keys
 */
export function clock(ui, { end, show, rate = end / 5, step = end / 100, unit, digits, label = "Time" }) {
  dress(ui);
  let now = 0;
  const toggle = button("Play", () => (frames.running ? pause() : play()), { primary: true });
  const frames = ticker(ui, toggle, (_, passed) => {
    seek(now + (reduced() ? step : (rate * passed) / 1000));
    if (now >= end) pause();
  });
  const once = button("Step", () => {
    pause();
    seek(now >= end ? 0 : (Math.floor(now / step + 1e-6) + 1) * step);
  });
  const input = h("input", { type: "range", min: 0, max: end, step, "aria-label": label, oninput: () => { pause(); seek(input.valueAsNumber); } });
  const output = h("output");
  const element = h("div", { class: "ann-clock" }, toggle, once, h("span", {}, input, output));

  function tell() {
    input.value = String(now);
    attr(input, { "aria-valuetext": said(now, { unit, digits }) });
    setText(output, shown(now, { unit, digits }));
  }
  /** @param {number} time */
  function seek(time) {
    now = clamp(time, 0, end);
    tell();
    show(now);
  }
  const pause = () => frames.stop();
  function play() {
    if (now >= end) seek(0);
    frames.start();
  }
  tell();
  return {
    element, play, pause, seek,
    get now() { return now; },
    get playing() { return frames.running; },
    /** Time ends elsewhere now. @param {number} time */
    set end(time) {
      end = time;
      attr(input, { max: time });
      seek(now);
    },
  };
}
