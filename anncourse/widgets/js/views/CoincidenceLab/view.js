/** Two spikes that are dragged in time, the potential that they make, and how high it comes at any time between them. */

import { above, stage } from "../../charts/stage.js";
import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { lanes } from "../../charts/lanes.js";
import { marks } from "../../charts/marks.js";
import { tried } from "../../charts/tried.js";
import { peak } from "../../core/neurons/lif.js";
import { slider } from "../../ui/controls.js";
import { attr, clamp, h, num, s, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, gap, rule, run, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** Milliseconds that are shown, from one point of the curve to the next, and the longest time between the two spikes. */
const END = 50, STEP = 0.2, MOST = 25;
/** What the planes begin and end at, in mV: as much as the synapses ask for. */
const LOWS = [-80, -98], HIGHS = [-40, -20];
const GAPS = Float64Array.from({ length: 501 }, (_, i) => (i - 250) / 10);
/** The least room left and right of a plane, so that the rows of spikes stand below the time at which they come. */
const ROOM = /** @type {[number, number]} */ ([34, 12]);

/** The potential through time; where a spike arrives it leaps, and where the neuron fires it falls from there. @param {State} state @returns {[number[], number[], number[]]} */
function trace(state) {
  const { spikes, at } = run(state), moments = state.arrivals.toSorted((a, b) => a - b);
  /** @type {number[]} */
  const ts = [], vs = [];
  let next = 0;
  for (let i = 0; i <= END / STEP; i++) {
    const t = i * STEP;
    for (; moments[next] <= t; next++) {
      const moment = moments[next], before = at(moment - 1e-9);
      const jump = state.arrivals.reduce((sum, time, k) => sum + (time === moment ? state.weights[k] : 0), 0);
      const heights = [before, ...(spikes.includes(moment) ? [before + jump] : []), at(moment)];
      ts.push(...heights.map(() => moment));
      vs.push(...heights);
    }
    ts.push(t);
    vs.push(at(t));
  }
  return [ts, vs, spikes];
}

/** Where among the gaps the neuron fires, as stretches. @param {ArrayLike<number>} gaps @param {ArrayLike<number>} peaks @param {number} threshold */
function stretches(gaps, peaks, threshold) {
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0, open = false; i < gaps.length; i++) {
    const fires = peaks[i] >= threshold;
    if (fires && open) found[found.length - 1][1] = gaps[i];
    else if (fires) found.push([gaps[i], gaps[i]]);
    open = fires;
  }
  return found;
}

export default defineWidget({
  name: "CoincidenceLab",
  quantities,
  text: sentence,
  build(ui) {
    const now = () => /** @type {any} */ (ui.state), time = { from: 0, to: END, label: "time", unit: "ms" };
    const membrane = chart({ x: { ...time, label: "", unit: "" }, y: { from: LOWS[0], to: HIGHS[0], label: "potential", unit: "mV" }, height: 200, room: ROOM, label: "potential over time" });
    const rows = lanes(ui, { trait: "arrivals", names: ["A", "B"], x: time, room: ROOM, style: (row) => (ui.get("weights")[row] < 0 ? "is-negative" : "") });
    const peaks = chart({ x: { from: -MOST, to: MOST, label: "B after A", unit: "ms" }, y: { from: -72, to: HIGHS[0], label: "highest potential", unit: "mV" }, height: 286, room: ROOM, label: "highest potential over the time from A to B" });
    const v = curve(membrane, { style: "potential" }), spikes = marks(membrane);
    const band = s("path", { class: "fires" }), word = s("text", { "text-anchor": "middle", class: "ann-halo" });
    /** @type {[number, number][]} */
    let firing = [];
    peaks.layer(band, placeBand);
    const goals = [bar(membrane, now), bar(peaks, now, true)];
    const top = curve(peaks), dot = s("circle", { r: 6, class: "here" }), foot = s("path", { class: "ann-guide" });
    peaks.layer(foot, undefined, peaks.over);
    peaks.layer(dot, placeDot, peaks.over);
    peaks.layer(word, undefined, peaks.over);
    ui.stage.append(h("style", { text: css }));
    const weigh = [0, 1].map((index) => slider(ui, { trait: "weights", index, label: `Synapse ${"AB"[index]}` }));
    stage(ui, [
      { element: h("div", { class: "ann-above" }, membrane.element, rows.element, h("div", { class: "ann-controls" }, ...weigh)), resize(width) { membrane.resize(width); rows.resize(width); } },
      above(peaks, slider(ui, { trait: "tau" })),
    ]);
    const tries = tried(ui);

    /** Where it fires, and the word in the widest stretch. */
    function placeBand() {
      const { top, bottom } = peaks.box, size = (/** @type {[number, number]} */ [from, to]) => to - from;
      const [from, to] = firing.reduce((best, one) => (size(one) > size(best) ? one : best), firing[0] ?? [0, 0]);
      attr(band, { d: firing.map(([from, to]) => `M${peaks.x(from)} ${top}H${peaks.x(to)}V${bottom}H${peaks.x(from)}Z`).join("") });
      attr(word, { x: peaks.x((from + to) / 2), y: bottom - 10 });
      setText(word, firing.length ? "fires" : "");
    }

    function placeDot() {
      const state = now(), y = clamp(peaks.y(quantities.peak(state)), peaks.box.top, peaks.box.bottom), x = peaks.x(gap(state));
      attr(dot, { cx: x, cy: y });
      attr(foot, { d: `M${x} ${y}V${peaks.box.bottom}` });
    }

    /** The curve grows under the hand that tries gaps, and stands whole when the bet is done. */
    function grow() {
      const state = now(), here = gap(state), [a, b] = state.weights;
      tries.go(here);
      const shown = tries.of(GAPS), heights = shown.map((x) => peak(state, a, b, x));
      top.draw(shown, heights);
      firing = stretches(shown, heights, state.threshold);
      placeBand();
      if (!ui.asking) {
        const start = /** @type {any} */ (ui.start);
        top.ghost(GAPS, GAPS.map((x) => peak(start, start.weights[0], start.weights[1], x)));
      }
    }

    function span() {
      const both = [now(), /** @type {any} */ (ui.start)], sums = both.flatMap(({ rest, weights: [a, b] }) => [rest, rest + a, rest + b, rest + a + b]);
      const to = HIGHS.find((top) => top > Math.max(...sums) + 2) ?? HIGHS[1];
      membrane.span({ y: { from: LOWS.find((low) => low < Math.min(...sums)) ?? LOWS[1], to } });
      peaks.span({ y: { to } });
    }

    return {
      draw(state) {
        span();
        const [ts, vs, fired] = trace(/** @type {any} */ (state)), was = trace(/** @type {any} */ (ui.start));
        v.draw(ts, vs);
        v.ghost(was[0], was[1]);
        spikes.draw([fired]);
        for (const goal of goals) goal();
        grow();
        placeDot();
        ui.say(ui.asking ? answer(/** @type {any} */ (state)) : `${answer(/** @type {any} */ (state))} ${rule(/** @type {any} */ (state))}`);
      },
    };
  },
});

/** The threshold across a plane, with its number: above the line at the right, or below it at the left. @param {import("../../charts/chart.js").Chart} plot @param {() => State} now @param {boolean} [below] */
function bar(plot, now, below) {
  const line = s("path", { class: "ann-level-line" }), number = s("text", { class: "ann-halo threshold", "text-anchor": below ? "start" : "end" });
  const place = () => {
    const { left, right } = plot.box, at = plot.y(now().threshold);
    attr(line, { d: `M${left} ${at}H${right}` });
    attr(number, below ? { x: left + 4, y: at + 16 } : { x: right - 4, y: at - 6 });
    setText(number, `Threshold ${num(now().threshold, 0)} mV`);
  };
  plot.layer(line, place);
  plot.layer(number);
  return place;
}
