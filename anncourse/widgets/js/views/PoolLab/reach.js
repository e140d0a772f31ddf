/** How far a list of ten reaches among ten thousand, and the five right items of each, as high as their chance to stand in it. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { attr, s } from "../../ui/dom.js";
import { chances, NAMES, OTHERS, PLACES } from "./lab.js";

/** Places at which the curve is drawn: every one of the first, then equal steps of the axis. */
const AT = [...new Set(Array.from({ length: 161 }, (_, i) => Math.round((OTHERS + 1) ** (i / 160))))];
/** Each place once, and how many items stand there. @type {{ name: string, place: number, count: number }[]} */
const ITEMS = NAMES.flatMap((name) => [...new Set(PLACES[name])].map((place) => ({ name, place, count: PLACES[name].filter((one) => one === place).length })));

export function reach() {
  const plot = chart({
    x: { from: 1, to: OTHERS + 1, label: "place among all", log: true, ticks: [1, 10, 100, 1000, 10000], text: (value) => value.toLocaleString("en-US") },
    y: { from: -0.1, to: 1.16, label: "chance to be in the list", ticks: [0, 0.25, 0.5, 0.75, 1] }, height: 260, room: [38, 8], label: "chance to be in the list of ten, over the place among all",
  });
  const line = curve(plot, { style: "pool-chance" });
  const marks = ITEMS.map(({ name, count }) => s("g", {}, s("circle", { r: 9, class: `pool-dot pool-${name}` }),
    s("text", { class: "pool-name", y: 4, "text-anchor": "middle", text: name }),
    s("text", { class: "ann-halo", y: -14, "text-anchor": "middle", text: count > 1 ? `× ${count}` : "" })));
  let pool = OTHERS;
  function place() {
    const hits = chances(pool);
    ITEMS.forEach(({ place }, i) => attr(marks[i], { transform: `translate(${plot.x(place)} ${plot.y(hits[place - 1])})` }));
  }
  for (const one of marks) plot.layer(one, undefined, plot.over);
  plot.layer(s("g"), place);
  return {
    ...plot,
    /** @param {number} now */
    draw(now) {
      pool = now;
      const hits = chances(pool);
      line.draw(AT, AT.map((one) => hits[one - 1]));
      place();
    },
  };
}
