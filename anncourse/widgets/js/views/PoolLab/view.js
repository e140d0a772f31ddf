/** On the left who would stand in the list, on the right the hit rates over the size of the pool; the bet's own end is not drawn before it is reached. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { above, stage } from "../../charts/stage.js";
import { tried } from "../../charts/tried.js";
import { slider } from "../../ui/controls.js";
import { attr, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { NAMES, POOLS, rates } from "./lab.js";
import { reach } from "./reach.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { sentence } from "./words.js";

const written = (/** @type {number} */ place) => POOLS[place].toLocaleString("en-US");
const nearest = (/** @type {number} */ pool) => POOLS.reduce((best, one, i) => (Math.abs(Math.log(one / pool)) < Math.abs(Math.log(POOLS[best] / pool)) ? i : best), 0);

export default defineWidget({
  name: "PoolLab",
  quantities,
  text: sentence,
  build(ui) {
    const plot = chart({
      x: { from: 10, to: 10000, label: "others in the pool", log: true, ticks: [10, 100, 1000, 10000], text: (value) => value.toLocaleString("en-US") },
      y: { from: 0, to: 1.04, label: "hit rate at 10", ticks: [0, 0.25, 0.5, 0.75, 1] }, height: 260, room: [38, 8], label: "hit rate over the size of the pool",
    });
    const lines = NAMES.map((name) => curve(plot, { style: `pool-${name}` }));
    const dots = NAMES.map((name) => s("circle", { r: 6, class: `pool-dot pool-${name}` }));
    const names = NAMES.map((name) => s("text", { class: "ann-halo", text: name }));
    const rule = s("path", { class: "ann-guide" });
    const pools = tried(ui);
    function place() {
      const pool = ui.get("pool"), at = plot.x(pool), found = rates(pool);
      attr(rule, { d: `M${at} ${plot.box.top}V${plot.box.bottom}` });
      NAMES.forEach((name, i) => {
        const y = plot.y(found[name]), left = at > (plot.box.left + plot.box.right) / 2;
        attr(dots[i], { cx: at, cy: y });
        // Names of dots that lie on each other stand one behind the other.
        const before = NAMES.slice(0, i).filter((other) => Math.abs(plot.y(found[other]) - y) < 14).length;
        attr(names[i], { x: at + (left ? -14 - 14 * before : 12 + 14 * before), y: y - 6, "text-anchor": left ? "end" : "start" });
      });
    }
    plot.layer(rule);
    for (const one of [...dots, ...names]) plot.layer(one, undefined, plot.over);
    plot.layer(s("g"), place);
    ui.controls.append(slider(ui, {
      trait: "pool", label: "Others in the pool", min: 0, max: POOLS.length - 1, step: 1, format: () => ui.get("pool").toLocaleString("en-US"), words: written,
      get: () => nearest(ui.get("pool")), set: (value, commit) => { ui.set({ pool: POOLS[value] }, { commit }); },
    }));
    ui.stage.append(h("style", { text: css }));
    const list = reach();
    stage(ui, [above(list, ui.controls), plot]);
    return {
      draw(state) {
        const pool = Number(state.pool);
        pools.go(pool);
        const shown = pools.of([...new Set([...POOLS, pool])].sort((a, b) => a - b));
        NAMES.forEach((name, i) => lines[i].draw(shown, shown.map((one) => rates(one)[name])));
        list.draw(pool);
        place();
        ui.say(sentence(state));
      },
    };
  },
});
