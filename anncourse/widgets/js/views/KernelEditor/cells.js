/** Squares with numbers in them: blue above zero, orange and barred below. */

import { attr, num, s, setText } from "../../ui/dom.js";

/** Half of an orange square's bar, as a part of the square. */
const BAR = 0.28;

/**
 * @param {number} count  squares a side
 * @param {string} label
 */
export function cells(count, label) {
  const nodes = Array.from({ length: count * count }, (_, i) => {
    const x = i % count, y = Math.floor(i / count);
    return {
      group: s("g"), ink: s("rect", { x, y, width: 1, height: 1 }),
      bar: s("path", { class: "bar", d: `M${x + 0.5 - BAR} ${y + 0.86}h${2 * BAR}` }), text: s("text", { x: x + 0.5, y: y + 0.5 }),
    };
  });
  for (const { group, ink, bar, text } of nodes) group.append(ink, bar, text);
  const element = s("svg", { class: "cells", viewBox: `-.04 -.04 ${count + 0.08} ${count + 0.08}`, role: "group", "aria-label": label }, ...nodes.map(({ group }) => group));
  return {
    element, nodes,
    /** @param {ArrayLike<number>} values @param {number} limit  what has the full color @param {number} [known]  how many are shown */
    draw(values, limit, known = values.length) {
      nodes.forEach(({ group, ink, bar, text }, i) => {
        const value = i < known ? values[i] : 0;
        attr(group, { class: i >= known ? "cell is-open" : value < 0 ? "cell is-negative" : "cell" });
        attr(ink, { "fill-opacity": (0.5 * Math.min(1, Math.abs(value) / limit)).toFixed(3) });
        attr(bar, { visibility: value < 0 ? null : "hidden" });
        setText(text, i < known ? num(value, 0) : "");
      });
    },
  };
}
