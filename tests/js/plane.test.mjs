/** The plane in a window of any width, and what a hand cannot hold on it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.mjs";

const { chart } = await import("../../anncourse/widgets/js/charts/chart.js");
const { level } = await import("../../anncourse/widgets/js/charts/level.js");
const { rider } = await import("../../anncourse/widgets/js/charts/rider.js");

const AXES = { x: { from: 0, to: 1000, label: "time" }, y: { from: -80, to: 40 } };

for (const options of [{}, { height: "square" }, { room: [30, 60] }, { bare: true }])
  for (const width of [1, 20, 60, 320, 1280])
    test(`a plane has a width and a height at ${width} px, ${JSON.stringify(options)}`, () => {
      const plot = chart({ ...AXES, ...options });
      plot.resize(width);
      const { left, right, top, bottom } = plot.box;
      assert.ok(right > left && bottom > top, JSON.stringify(plot.box));
      assert.ok(Number.isFinite(plot.x.back(0)) && Number.isFinite(plot.y.back(0)));
      const inside = ["width", "height"].map((name) => Number(plot.inside.getAttribute(name)));
      assert.ok(inside.every((size) => size >= 1), String(inside));
    });

test("a wide plane is as wide as it was asked to be", () => {
  const plot = chart(AXES);
  plot.resize(600);
  assert.ok(plot.box.right > 570 && plot.box.right <= 600, String(plot.box.right));
});

test("what is dragged by equal steps refuses a logarithmic axis, and says what to do", () => {
  const plot = chart({ x: { from: 1, to: 100, log: true, label: "rate" }, y: { from: 1, to: 9, log: true } });
  assert.throws(() => rider(plot, {}, { trait: "rate", of: (x) => x }),
    /^Error: rider moves "rate" along an axis by equal steps; the axis "rate" is logarithmic\. Let a slider move it/);
  assert.throws(() => level(plot, {}, { trait: "bound" }), /^Error: level moves "bound" along an axis by equal steps; the axis is logarithmic\./);
  assert.throws(() => level(plot, {}, { trait: "bound", axis: "x" }), /the axis "rate" is logarithmic/);
});
