/** What the network sees, what it paints, and how close that is to the pixels it has and to those it has not. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { film } from "../../charts/time/film.js";
import { stage } from "../../charts/stage.js";
import { task } from "../../core/training/painter.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, h, s, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { equal } from "../../ui/past.js";
import { newStart } from "../../ui/new-start.js";
import { COLUMNS, END, EVERY } from "./moments.js";
import work from "./painting.worker.js";
import css from "./style.css";
import { bar, quantitiesOf } from "./task.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {import("./moments.js").Moment} Moment */

/** A picture with its words. @param {number} rows @param {string} words */
function frame(rows, words) {
  const canvas = h("canvas", { width: COLUMNS, height: rows, role: "img", "aria-label": words }), caption = h("figcaption", { text: words });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")), image = context.createImageData(COLUMNS, rows);
  return {
    element: h("figure", {}, canvas, caption),
    /** @param {ArrayLike<number>} colors  0 to 255 @param {(pixel: number) => number} [there] */
    draw(colors, there = () => 1) {
      for (let i = 0; i < colors.length; i++) image.data[Math.floor(i / 3) * 4 + (i % 3)] = colors[i];
      for (let pixel = 0; pixel < colors.length / 3; pixel++) image.data[4 * pixel + 3] = 255 * there(pixel);
      context.putImageData(image, 0, 0);
    },
    clear() { context.clearRect(0, 0, COLUMNS, rows); },
    /** @param {string} text */
    say(text) {
      setText(caption, text);
      attr(canvas, { "aria-label": text });
    },
  };
}

/** Decibels over epochs, and the line to beat. */
function closeness() {
  const plot = chart({ x: { from: 0, to: END, label: "epoch" }, y: { from: 10, to: 34, label: "dB, higher is closer", ticks: [10, 15, 20, 25, 30], grid: true }, height: 230, label: "closeness over epochs" });
  const seen = curve(plot, { style: "seen" }), held = curve(plot, { style: "held" });
  const line = s("path", { class: "bar" }), names = ["neighbors", "seen", "held out"].map((text) => s("text", { class: "ann-halo", text }));
  let level = 0, dot = 0;
  /** @type {Moment[]} */
  let moments = [];
  const here = s("circle", { r: 5, class: "ann-dot" });
  function place() {
    const { left, right } = plot.box, last = moments.at(-1), now = moments.find(({ at }) => at === dot);
    attr(line, { d: `M${left} ${plot.y(level)}H${right}` });
    attr(names[0], { x: left + 74, y: plot.y(level) - 6 });
    for (const [i, key] of /** @type {const} */ ([[1, "seen"], [2, "held"]]))
      attr(names[i], last && last.at > 4 ? { x: plot.x(last.at) - 6, y: plot.y(last[key]) + (key === "seen" ? -8 : 18), visibility: "visible" } : { visibility: "hidden" });
    attr(here, now ? { cx: plot.x(now.at), cy: plot.y(now.held), visibility: "visible" } : { visibility: "hidden" });
  }
  plot.layer(s("g", { class: "names" }, line, here, ...names), place);
  return {
    plot,
    /** @param {Moment[]} all @param {number} at @param {number} bar */
    draw(all, at, bar) {
      [moments, dot, level] = [all, at, bar];
      const xs = all.map((one) => one.at);
      seen.draw(xs, all.map((one) => one.seen));
      held.draw(xs, all.map((one) => one.held));
      place();
    },
    /** Leave what there was as a ghost. */
    keep() { held.ghost(moments.map(({ at }) => at), moments.map((one) => one.held)); },
  };
}

export default defineWidget({
  name: "PaintTheCat",
  newStart: newStart((seed) => ({ seed, epochs: 0 })),
  text: sentence,
  build(ui) {
    /** @type {string} */
    const pixels = ui.model.get("pixels");
    const now = () => /** @type {State} */ (/** @type {unknown} */ (ui.state)), rows = pixels.length / 3 / COLUMNS;
    const half = frame(rows, "Seen: half of the pixels"), whole = frame(rows, ""), lines = closeness();
    const settings = () => ({ inputs: now().inputs, frequency: now().frequency, seed: now().seed });
    const run = film(ui, work, { trait: "epochs", every: EVERY, rate: 6, settings, asked: () => ({ ...settings(), pixels }), arrived: show });
    const frequency = slider(ui, { trait: "frequency" });
    ui.controls.append(run.element, choices(ui, { trait: "inputs", options: [["coordinates", "x and y"], "waves"] }), frequency);
    ui.stage.append(h("style", { text: css }));
    stage(ui, [{ element: h("div", { class: "pictures" }, half.element, whole.element) }, { element: h("div", {}, ui.controls) }, lines.plot]);
    /** What the worker has found; of another state nothing is known. @param {State} state */
    const find = (state) => (run.there && equal(state, ui.state) ? /** @type {Moment} */ (run.now) : { seen: NaN, held: NaN });
    let level = 0, drawn = "", shown = "";

    /** The half that is seen, and what its neighbors make of the rest. */
    function deal() {
      const { seed } = now();
      if (drawn === (drawn = String(seed))) return;
      const { colors, seen } = task(pixels, COLUMNS, seed);
      half.draw(colors.map((color) => Math.round(255 * color)), (pixel) => seen[pixel]);
      level = bar(pixels, seed);
    }
    function show() {
      // Before the first epoch there is nothing to see, whatever has been painted once.
      const begun = now().epochs > 0, moment = /** @type {Moment | undefined} */ (begun ? run.now : undefined);
      if (moment) whole.draw(moment.picture);
      else if (!begun) whole.clear();
      whole.say(moment ? `Painted, epoch ${moment.at}` : "Not painted yet");
      lines.draw(/** @type {Moment[]} */ (begun ? run.moments : []), moment?.at ?? 0, level);
      ui.say(result(moment, level));
    }
    return {
      draw() {
        const key = JSON.stringify(settings());
        if (key !== shown && run.moments.length) lines.keep();
        shown = key;
        frequency.hidden = now().inputs !== "waves";
        deal();
        run.follow();
        show();
      },
      quantities: quantitiesOf(find, () => pixels),
      solve: run.perform,
    };
  },
});
