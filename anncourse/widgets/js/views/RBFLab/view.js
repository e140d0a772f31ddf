/** Points with the radial net's curve and a probe that is dragged out of them; below, the bumps with their centers in the hand. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { points } from "../../charts/points.js";
import { rider } from "../../charts/rider.js";
import { path } from "../../charts/scale.js";
import { stage } from "../../charts/stage.js";
import { says } from "../../core/centers/rbf.js";
import { slider } from "../../ui/controls.js";
import { attr, h, num, s, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { bumps, EDGE, GRID, KNOWN, net, POINTS, rival } from "./lab.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, fit, sentence } from "./words.js";

/** Where the planes end; the centers stand near the lower edge of theirs. */
const LOW = -3, HIGH = 6, TALL = 4, FOOT = -3.4;
const X = { from: -EDGE, to: EDGE, label: "x" };

/** What the lines mean. @param {boolean} both */
function key(both) {
  const entry = (/** @type {string} */ style, /** @type {string} */ text) =>
    h("span", {}, s("svg", { viewBox: "0 0 34 12", "aria-hidden": "true" }, s("path", { class: style, d: "M0 6H34" })), text);
  return h("p", { class: "key" }, entry("radial", "radial net"), ...(both ? [entry("rival", "ReLU net")] : []), entry("bump", "one bump, times its height"));
}

export default defineWidget({
  name: "RBFLab",
  quantities,
  text: sentence,
  build(ui) {
    const now = () => /** @type {import("./lab.js").State} */ (/** @type {any} */ (ui.state));
    const plane = chart({ x: X, y: { from: LOW, to: HIGH, label: "y" }, height: 260, label: "points and the curve", room: [34, 8] });
    const below = chart({ x: X, y: { from: -TALL, to: TALL, label: "bumps, times their heights", ticks: [-4, -2, 0, 2, 4] }, height: 260, label: "bumps and their centers", room: [34, 8] });
    const rest = s("path", { class: "ann-guide" }), resting = s("text", { class: "ann-halo" });
    plane.layer(rest, bias);
    plane.layer(resting, bias, plane.over);
    points(plane, ui, { size: 2.7, list: () => Array.from(POINTS.x, (x, i) => ({ x, y: POINTS.y[i], kind: 1 })) }).draw();
    const other = curve(plane, { style: "rival" }), line = curve(plane, { style: "radial" });
    rider(plane, ui, { trait: "probe", of: (x) => says(net(now()), [x])[0], together: "probe" });
    const crowd = s("g");
    below.layer(crowd, gather);
    for (let i = 0; i < ui.get("centers").length; i++) rider(below, ui, { trait: "centers", index: i, of: () => FOOT, label: `Center ${i + 1}` });
    ui.controls.append(slider(ui, { trait: "probe", together: "probe" }), slider(ui, { trait: "width" }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [plane, below, { element: key(ui.get("rival").length > 0) }]);
    /** What is shown of the curves while the bet asks where they lead: as far as the points and the probe have been. */
    let low = -KNOWN, high = KNOWN;

    /** Where the net comes to rest, far from its bumps. */
    function bias() {
      const { b } = net(now()), { left, right } = plane.box, y = plane.y(b);
      attr(rest, { d: ui.asking ? "" : `M${left} ${y}H${right}` });
      attr(resting, { x: left + 6, y: y + 16 });
      setText(resting, ui.asking ? "" : `Bias ${num(b)}`);
    }

    function gather() {
      const all = bumps(net(now()));
      while (crowd.childElementCount < all.length) crowd.append(s("path", { class: "bump" }));
      all.forEach((ys, i) => attr(crowd.children[i], { d: path(GRID, ys, below.x, below.y) }));
    }

    /** @param {import("./lab.js").State} state */
    function curves(state) {
      [low, high] = ui.gated ? [-KNOWN, KNOWN] : [Math.min(low, state.probe), Math.max(high, state.probe)];
      const shown = ui.asking ? GRID.filter((x) => x >= low && x <= high) : GRID;
      line.draw(shown, says(net(state), shown));
      if (!ui.asking) line.ghost(GRID, says(net(/** @type {any} */ (ui.start)), GRID));
      if (state.rival.length) other.draw(shown, shown.map((x) => rival(state, x)));
    }

    return {
      draw(state, changed) {
        const all = /** @type {any} */ (state);
        curves(all);
        bias();
        if (changed.size > 1 || !changed.has("probe")) gather();
        ui.say(`${fit(all)} ${answer(all)}`);
      },
    };
  },
});
