/** The Playground's own logic: where things stand, what training does, and the way back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { contour } from "../../anncourse/widgets/js/charts/contour.js";
import { ANEW, Engine, GRID, REACH } from "../../anncourse/widgets/js/views/Playground/engine.js";
import { History } from "../../anncourse/widgets/js/views/Playground/history.js";
import { KINDS, count, curve, frozen, layout, names, parts, sizes } from "../../anncourse/widgets/js/views/Playground/shape.js";
import { OWN, points } from "../../anncourse/widgets/js/views/Playground/points/data.js";
import { winners } from "../../anncourse/widgets/js/views/Playground/winners.js";
import { results } from "../../anncourse/widgets/js/views/Playground/words.js";
import { quantities, solving } from "../../anncourse/widgets/js/views/Playground/task.js";

const ALL = ["x1", "x2", "x1²", "x2²", "x1x2", "sin πx1", "sin πx2"];
const START = { dataset: "circles", noise: 0.1, n_points: 200, features: ["x1", "x2"], classes: 2, removed: [], painted: [], hidden: [4, 2], activation: "tanh", optimizer: "sgd",
  learning_rate: 0.1, batch_size: 10, seed: 3, weights: [], epoch: 0, moved: [], locked: [], ablated: [] };
const make = (patch = {}) => new Engine({ ...START, ...patch });
/** Train as the figure does: note the moment, and tell the state. */
const run = (engine, epochs) => {
  engine.run(epochs);
  engine.record();
  engine.tell();
};
const SHAPES = [[], [1], [3], [8], [4, 2], [8, 8], [8, 8, 8], [1, 8, 1]];

const NETS = SHAPES.flatMap((hidden) => [{ hidden }, { hidden, features: ALL, classes: 4 }, { hidden, features: ["x1x2"], classes: 3 }])
  .map((net) => ({ ...START, ...net }));
for (const state of NETS)
  test(`layers [${sizes(state)}]: every number has a place and a name of its own`, () => {
    const found = parts(state);
    assert.equal(found.length, count(state));
    assert.deepEqual(found.map(({ at }) => at), [...found.keys()]);
    assert.equal(new Set(found.map(({ label }) => label)).size, found.length);
    const engine = make(state);
    for (const { at, layer, from, to } of found) {
      const { W, b, nOut } = engine.mlp.layers[layer - 1];
      engine.mlp.params[at] = 12.5;
      assert.equal(from < 0 ? b[to] : W[from * nOut + to], 12.5);
      engine.mlp.params[at] = 0;
    }
  });

for (const width of [250, 290, 328, 679, 680, 1018])
  test(`in ${width} px nothing leaves the picture or covers another thing`, () => {
    for (const state of NETS) {
      const hidden = sizes(state);
      const { nodes, size, plane, height, margin } = layout(width, hidden);
      const boxes = nodes.flat().map(({ x, y }) => ({ x: x - size / 2, y: y - size / 2, w: size, h: size + 8 }));
      assert.equal(margin > 45, state.features.length > 2, "room for the names");
      if (margin) boxes.push(...nodes[0].map(({ y }) => ({ x: 0, y: y - 8, w: margin, h: 16 })));
      boxes.push({ ...plane, w: plane.size, h: plane.size });
      for (const [i, a] of boxes.entries()) {
        assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.w <= width && a.y + a.h <= height + 9, `${hidden}: box ${i} leaves`);
        for (const b of boxes.slice(i + 1))
          assert.ok(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y, `${hidden}: boxes overlap`);
      }
      assert.ok(size >= 20, `${hidden}: neurons of ${size} px`);
    }
  });

test("a line runs from the side of one neuron to the side of the next", () => {
  const state = { ...START, hidden: [3] }, where = layout(1018, sizes(state));
  const [first] = parts(state);
  const { d, x, y } = curve(first, where);
  const [x1, y1] = d.match(/[\d.]+/g).map(Number);
  const from = where.nodes[0][0], to = where.nodes[1][0];
  assert.equal(x1, from.x + where.size / 2);
  assert.ok(Math.abs(y1 - from.y) < where.size / 2);
  assert.ok(x > x1 && x < to.x && y > Math.min(from.y, to.y) - 20 && y < Math.max(from.y, to.y) + 20);
});

test("the border of a straight slope is a straight line", () => {
  const n = 12, values = Float64Array.from({ length: n * n }, (_, i) => (i % n) - 3.25);
  const segments = contour(values, n, 0).match(/[\d.]+ [\d.]+/g).map((pair) => pair.split(" ").map(Number));
  assert.equal(segments.length, 2 * (n - 1));
  for (const [x] of segments) assert.equal(x, 3.25);
  assert.equal(contour(values, n, 100), "");
});

test("history thins out, keeps both ends, and forgets a future that was left", () => {
  const history = new History();
  for (let epoch = 0; epoch <= 5000; epoch++) history.push({ epoch, era: 1 });
  assert.ok(history.marks.length <= 240 && history.marks.length > 100);
  assert.equal(history.marks[0].epoch, 0);
  assert.equal(history.last.epoch, 5000);
  const { mark, replay } = history.before(2501);
  assert.ok(mark.epoch <= 2501 && replay);
  history.push({ epoch: 100, era: 2 });
  assert.equal(history.last.epoch, 100);
  assert.equal(history.before(99).replay, false);
});

for (const optimizer of ["sgd", "momentum", "rmsprop", "adam"])
  test(`${optimizer}: any epoch comes back with the same weights, and so does what followed`, () => {
    const engine = make({ optimizer, learning_rate: 0.02 });
    const seen = new Map([[0, engine.weights()]]);
    for (let epoch = 1; epoch <= 60; epoch++) {
      engine.run(1);
      if (epoch % 7 === 0) engine.record();
      seen.set(epoch, engine.weights());
    }
    engine.record();
    for (const epoch of [0, 1, 13, 14, 59, 60, 33]) {
      engine.seek(epoch);
      assert.deepEqual(engine.weights(), seen.get(epoch), `epoch ${epoch}`);
    }
    engine.run(27);
    assert.deepEqual(engine.weights(), seen.get(60));
  });

test("a state that was here before comes back with the optimizer's memory", () => {
  const engine = make({ optimizer: "adam" });
  run(engine, 20);
  const then = { ...START, optimizer: "adam", ...engine.tell() };
  run(engine, 5);
  const after = engine.weights();
  assert.equal(engine.adopt(then), true);
  engine.run(5);
  assert.deepEqual(engine.weights(), after);
});

test("the same start gives the same weights and points", () => {
  const engine = make();
  const [weights, X] = [engine.weights(), engine.data.X.slice()];
  run(engine, 30);
  engine.adopt({ ...START, ...engine.tell(), moved: [[5, 1, 1]] });
  assert.notDeepEqual(engine.data.X, X);
  engine.adopt(START);
  assert.deepEqual(engine.weights(), weights);
  assert.deepEqual(engine.data.X, X);
  assert.deepEqual(make().weights(), weights);
});

test("an epoch without weights is trained from the seed, with a trail to rewind", () => {
  const engine = make({ epoch: 150 }), other = make();
  other.run(150);
  assert.deepEqual(engine.weights(), other.weights());
  assert.ok(engine.history.marks.length > 30);
  engine.seek(0);
  assert.deepEqual(engine.weights(), make().weights());
});

test("a setting that changes while it trains keeps the weights, and ends exact rewinding before it", () => {
  const engine = make();
  run(engine, 10);
  run(engine, 10);
  const weights = engine.weights();
  assert.equal(engine.adopt({ ...START, ...engine.tell(), learning_rate: 0.5 }), false);
  assert.deepEqual(engine.weights(), weights);
  assert.equal(engine.trainer.optimizer.lr, 0.5);
  run(engine, 5);
  engine.seek(15);
  assert.equal(engine.epoch, 10);
});

test("a padlock holds, by training and not by hand", () => {
  const engine = make({ locked: [3, 20] });
  const before = engine.weights();
  run(engine, 10);
  const after = engine.weights();
  assert.deepEqual(after.flatMap((value, at) => (value === before[at] ? [at] : [])), [3, 20]);
  engine.setWeight(3, 1.5);
  run(engine, 3);
  assert.equal(engine.weight(3), 1.5);
});

test("a neuron that is taken out counts for nothing, keeps its weights, and comes back with them", () => {
  const { out, silent } = frozen({ ...START, ablated: [1] });
  assert.deepEqual([...out].sort((a, b) => a - b), [1, 5, 9, 14, 15]);
  assert.deepEqual(silent, [14, 15]);
  const engine = make({ epoch: 20 });
  const before = engine.weights();
  engine.adopt({ ...START, ...engine.tell(), ablated: [1] });
  assert.deepEqual(engine.weights(), before);
  assert.deepEqual([engine.mlp.params[14], engine.mlp.params[15]], [0, 0]);
  const chances = engine.chances(0);
  engine.setWeight(14, 7);
  assert.deepEqual(engine.chances(0), chances);
  run(engine, 10);
  for (const at of [1, 5, 9, 15]) assert.equal(engine.weight(at), before[at]);
  engine.adopt({ ...START, ...engine.tell(), ablated: [] });
  assert.equal(engine.mlp.params[14], 7);
});

test("training that runs away goes back to the last good moment and says why", () => {
  const engine = make({ hidden: [8, 8, 8], activation: "linear", learning_rate: 10 });
  const weights = engine.weights();
  assert.throws(() => engine.run(50), /ran away/);
  assert.deepEqual(engine.weights(), weights);
  assert.ok(make({ hidden: [8, 8, 8], activation: "linear", learning_rate: 10, epoch: 50 }).weights().every(Number.isFinite));
});

test("maps show each neuron over the plane, from the top left", () => {
  const engine = make({ hidden: [], weights: [1, 0.5, 0] });
  const maps = engine.survey();
  assert.equal(maps.length, GRID * GRID);
  assert.ok(Math.abs(maps[0] - (-REACH + 0.5 * REACH)) < 1e-12);
  assert.ok(Math.abs(maps[GRID * GRID - 1] - (REACH - 0.5 * REACH)) < 1e-12);
});

test("what questions may ask about", () => {
  const state = { ...START, hidden: [3], seed: 46, learning_rate: 0.1, epoch: 240 };
  const engine = new Engine(state);
  const found = Object.fromEntries(Object.entries(quantities).map(([name, of]) => [name, of(state)]));
  assert.deepEqual(found, { "training score": Math.round(100 * engine.now.accuracy),
    "held-out score": Math.round(100 * engine.now.testAccuracy), inputs: 2, "painted points": 0, "hidden layers": 1, "hidden neurons": 3 });
  assert.ok(engine.now.testAccuracy >= 0.98, "a margin for other machines");
});

test("show me trains to the epoch that the author names, all else set before", async () => {
  const engine = make();
  const ui = { state: { ...START }, set(patch) { engine.adopt(Object.assign(this.state, patch)); } };
  const player = { stop() {}, async play({ until }) { run(engine, until - engine.epoch); } };
  await solving(ui, player)([{ hidden: [3] }, { seed: 46, learning_rate: 0.1, epoch: 240 }]);
  assert.equal(engine.epoch, 240);
  assert.deepEqual(engine.weights(), make({ hidden: [3], seed: 46, learning_rate: 0.1, epoch: 240 }).weights());
});

test("no line separates circles, however long it trains", () => {
  const engine = make({ hidden: [], epoch: 1000 });
  assert.ok(engine.now.testAccuracy < 0.8);
});

test("points: a half of the generated, what is painted, and then what is held out", () => {
  const { X, y, ids, learned } = points({ ...START, n_points: 20, removed: [1, 15], moved: [[3, 1, -1]], painted: [[1, 0.5, 0.25], [0, 0, 0]] });
  assert.deepEqual(ids, [0, 2, 3, 4, 5, 6, 7, 8, 9, -1, -2, 10, 11, 12, 13, 14, 16, 17, 18, 19]);
  assert.equal(learned, 11);
  assert.deepEqual([...X.slice(4, 6), ...X.slice(18, 22)], [1, -1, 0.5, 0.25, 0, 0]);
  assert.deepEqual([...y.slice(9, 11)], [1, 0]);
  assert.deepEqual(points({ ...START, dataset: OWN }), { X: new Float64Array(), y: new Int32Array(), ids: [], learned: 0 });
});

test("points painted while it trains keep the weights and the way back to them", () => {
  const engine = make({ optimizer: "adam" });
  run(engine, 20);
  const weights = engine.weights(), then = { ...START, optimizer: "adam", ...engine.tell() };
  assert.equal(engine.adopt({ ...then, painted: [[1, 1, 1]] }), false);
  assert.deepEqual(engine.weights(), weights);
  assert.equal(engine.trainer.order.length, 101);
  assert.equal(engine.trainer.optimizer.steps, 200, "Adam's memory stays");
  run(engine, 5);
  assert.equal(engine.epoch, 25);
  engine.seek(20);
  assert.deepEqual(engine.weights(), weights);
  run(engine, 1);
  assert.equal(new Set(engine.trainer.order).size, 101);
});

test("without a point nothing is trained, and nothing said is NaN", () => {
  const engine = make({ dataset: OWN, epoch: 30 });
  assert.deepEqual(engine.weights(), make().weights());
  assert.equal(results(engine), "Epoch 30: no point to learn from.");
  assert.throws(() => engine.run(1), /There is no point to learn from: paint some/);
  assert.ok(Object.values(quantities).every((of) => Number.isFinite(of({ ...START, dataset: OWN }))));
  engine.adopt({ ...START, dataset: OWN, painted: [[0, -1, 0], [1, 1, 0]], epoch: 0, weights: engine.weights() });
  run(engine, 200);
  assert.equal(results(engine), `Epoch 200: loss ${engine.now.loss.toFixed(3)}, 100% right.`);
});

test("one neuron with the right inputs solves what a line cannot", () => {
  const engine = make({ hidden: [], features: ["x1²", "x2²"], optimizer: "adam", epoch: 200 });
  assert.ok(engine.now.testAccuracy > 0.95);
  assert.equal(names(engine.state)[0][1], "x2²");
});

test("four classes: chances that sum to 1, and the likeliest counts", () => {
  const engine = make({ dataset: "blobs", classes: 4, hidden: [], weights: [1, 0, -1, 0, 0, 1, 0, -1, 0, 0, 0, 0] });
  const { X, y, learned } = engine.data;
  let right = 0;
  for (let i = 0; i < learned; i++) {
    const p = engine.chances(i), z = [X[2 * i], X[2 * i + 1], -X[2 * i], -X[2 * i + 1]];
    assert.ok(Math.abs(p.reduce((sum, one) => sum + one) - 1) < 1e-12);
    right += Number(z.indexOf(Math.max(...z)) === y[i]);
  }
  assert.equal(engine.now.accuracy, right / learned);
  assert.equal(KINDS.length, 4);
});

test("the map of classes has the winner's shades, the surer the stronger, and a border where no one leads", () => {
  const scores = Float64Array.of(...[5, 0, 0, 1], ...[0, 0, 5, 1], ...[0, 0, 0, -40]);
  const { shares, best, leads } = winners(scores, 3, false);
  const shade = (value) => Math.round(((value + 1) / 2) * (3 * 128 - 1));
  assert.deepEqual([...best].map((value) => Math.floor(shade(value) / 128)), [0, 0, 1, 0]);
  assert.equal(shade(best[1]), 0, "as likely as any other: the ground");
  assert.ok(shade(best[0]) > 120 && shade(best[3]) > 20 && shade(best[3]) < 40);
  assert.deepEqual([...leads[0]], [5, 0, -5, 0]);
  for (let i = 0; i < 4; i++) assert.ok(Math.abs(shares.reduce((sum, map) => sum + (map[i] + 1) / 2, 0) - 1) < 1e-12);
  assert.equal(shade(winners(scores, 3, true).best[3]), 127);
});
