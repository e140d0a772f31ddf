/** A page that mounts every piece, for test_pieces.py to drive. */

import { h } from "../../../../../anncourse/widgets/js/ui/dom.js";
import { slider } from "../../../../../anncourse/widgets/js/ui/controls.js";
import { defineWidget } from "../../../../../anncourse/widgets/js/ui/frame.js";
import { chart } from "../../../../../anncourse/widgets/js/charts/chart.js";
import { clock } from "../../../../../anncourse/widgets/js/charts/time/clock.js";
import { curve } from "../../../../../anncourse/widgets/js/charts/curve.js";
import { heat } from "../../../../../anncourse/widgets/js/charts/heat.js";
import { image } from "../../../../../anncourse/widgets/js/charts/image.js";
import { lanes } from "../../../../../anncourse/widgets/js/charts/lanes.js";
import { level } from "../../../../../anncourse/widgets/js/charts/level.js";
import { marks } from "../../../../../anncourse/widgets/js/charts/marks.js";
import { points } from "../../../../../anncourse/widgets/js/charts/points.js";
import { rider } from "../../../../../anncourse/widgets/js/charts/rider.js";
import { sketch } from "../../../../../anncourse/widgets/js/charts/sketch.js";
import { stage } from "../../../../../anncourse/widgets/js/charts/stage.js";
import { table } from "../../../../../anncourse/widgets/js/charts/table.js";
import { worker } from "../../../../../anncourse/widgets/js/charts/time/worker.js";
import primes from "./primes.worker.js";

const TIMES = Float64Array.from({ length: 101 }, (_, i) => i);
const CURRENTS = Float64Array.from({ length: 51 }, (_, i) => i / 10);
const membrane = (/** @type {any} */ { current }) => TIMES.map((t) => -65 + 8 * current * (1 - Math.exp(-t / 20)));
/** @typedef {[number, number][]} Places */
const rate = (/** @type {number} */ x) => Math.max(0, 25 * (x - 1));

export default defineWidget({
  name: "Pieces",
  text: ({ current, threshold }) => `Current ${current}, threshold ${threshold}.`,
  build(ui) {
    const said = h("p", { class: "said" });
    const voltage = chart({ x: { from: 0, to: 100, label: "time", unit: "ms" }, y: { from: -80, to: -20, label: "membrane", unit: "mV" }, label: "membrane over time" });
    const rates = chart({ x: { from: 0, to: 5, label: "current", unit: "nA" }, y: { from: 0, to: 100, label: "rate", unit: "Hz" } });
    const raster = chart({ x: { from: 0, to: 100 }, y: { from: 1, to: 1000, log: true, grid: true, label: "loss" }, height: 150 });
    const field = chart({ x: { from: -1, to: 1, label: "x₁" }, y: { from: -1, to: 1, label: "x₂" }, height: "square" });
    const pad = image(ui, { rows: 5, cols: 5, label: "digit", get: () => ui.get("pixels"),
      paint: (places, value) => ui.set({ pixels: ui.get("pixels").map((/** @type {number} */ old, /** @type {number} */ i) => (places.includes(i) ? value : old)) }, { commit: false }) });
    const sheet = table(ui, { summary: "As table", sheets: () => [{ caption: "State", columns: ["trait", "value"],
      rows: ["current", "threshold"].map((trait) => [trait, String(ui.get(trait))]) }] });
    const spiking = lanes(ui, { trait: "arrivals", names: ["A", "B"], x: { from: 0, to: 100, label: "time", unit: "ms" }, style: (row) => (row ? "is-negative" : "") });
    stage(ui, [voltage, rates, raster, field, pad, sheet, spiking]);
    const map = heat(field, ui, { rows: 3, label: "a slope" });
    const places = () => /** @type {Places} */ (ui.get("places"));
    const data = points(field, ui, {
      list: () => places().map(([x, y]) => ({ x, y, kind: x > 0 ? 1 : 0 })),
      move: (i, x, y) => { ui.set({ places: places().with(i, [x, y]) }, { commit: false }); },
      add: (x, y) => { ui.set({ places: [...places(), [x, y]] }, { commit: false }); },
      remove: (i) => { ui.set({ places: places().toSpliced(i, 1) }, { commit: false }); },
      chosen: (i) => { said.dataset.chosen = String(i); },
    });
    const v = curve(voltage), spikes = marks(voltage), f = curve(rates), rows = marks(raster);
    level(voltage, ui, { trait: "threshold" });
    rider(rates, ui, { trait: "current", of: rate });
    f.draw(CURRENTS, CURRENTS.map(rate));
    rows.draw([[10, 20, 30], [15, 25], [50]]);
    const guess = sketch(raster, ui, { label: "loss", count: 11 });
    guess.open(() => { said.textContent = JSON.stringify([...guess.values()].map((y, i) => [10 * i, y]).filter(([, y]) => y > 0)); });
    const time = clock(ui, { end: 100, rate: 1000, step: 5, unit: "ms", digits: 0, show: (t) => { spikes.draw([[t]]); } });
    const results = h("p", { class: "results" }), job = worker(ui, primes), here = worker(ui, primes, { threads: false });
    const ask = (/** @type {ReturnType<typeof worker>} */ one, /** @type {any} */ data) => one.ask(data, (share) => { results.dataset.share = String(share); })
      .then((found) => { results.textContent = String(found); }, (error) => { results.textContent = error.message; });
    const mortal = { most: 100, die: true };
    const press = (/** @type {string} */ text, /** @type {() => void} */ onclick) => h("button", { type: "button", text, onclick });
    ui.controls.append(slider(ui, { trait: "current" }), slider(ui, { trait: "threshold" }), slider(ui, { trait: "layers" }), time.element, said,
      press("Lock the sketch", () => guess.lock()), press("Put a sketch", () => guess.set([500, 450, 400, 350, 300, 250, 200, 150, 100, 50, 5])),
      press("Count", () => ask(job, { most: 20000 })), press("Count here", () => ask(here, { most: 20000 })),
      press("Count on", () => ask(job, { most: 1e9 })), press("Count on here", () => ask(here, { most: 1e9 })),
      press("Die", () => ask(job, mortal)), press("Forgive", () => { mortal.die = false; }), press("Cancel", () => { job.cancel(); here.cancel(); }), results, job.element, here.element);
    return {
      draw(state) {
        v.draw(TIMES, membrane(state));
        map.draw(Float64Array.from([-1, 0, 1, -1, 0, 1, -1, 0, 1]));
        map.line([-1, 0, 1, -1, 0, 1, -1, 0, 1], 0);
        data.draw();
        v.ghost(TIMES, membrane(ui.start));
        ui.say(`Current ${state.current}, threshold ${state.threshold}.`);
      },
    };
  },
});
