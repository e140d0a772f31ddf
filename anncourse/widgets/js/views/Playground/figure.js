/** The parts of the figure put together, and what the hand does to them. */

import { sized } from "../../charts/stage.js";
import { button, select } from "../../ui/controls.js";
import { h, num, setText } from "../../ui/dom.js";
import { dragValue } from "../../ui/drag.js";
import { ANEW } from "./engine.js";
import { network } from "./network.js";
import { opening } from "./opening.js";
import { picture } from "./picture.js";
import { plane } from "./points/plane.js";
import { player } from "./player.js";
import { settings } from "./settings.js";
import { names } from "./shape.js";
import { steppers } from "./steppers.js";
import { strip } from "./strip.js";
import { table } from "./table.js";
import { results } from "./words.js";
import css from "./style.css";

/** The hand sets weights from −20 to 20. */
const LIMIT = 20;

/** @typedef {import("../../ui/store.js").State} State */
/** @typedef {{ at?: number, words(): { text: string, share?: number } }} Choice what the line below the figure speaks of */
/** @typedef {ReturnType<typeof build>["figure"]} Figure */

/** @param {import("../../ui/frame.js").Ui} ui @param {import("./engine.js").Engine} engine */
export function build(ui, engine) {
  /** What is shown beside the state: held-out points, decisions only, and a neuron (−1: the output) at large. */
  const sees = { test: false, decisions: false, neuron: -1 };
  /** @type {Choice | null} */
  let chosen = null;
  let shape = "";

  const figure = { ui, engine, sees, change, handle, toggle, pick, peek, seek, publish, show, redraw };
  const playButton = button("Play", () => (run.playing ? run.stop() : run.play()), { primary: true });
  const run = player(figure, playButton);
  const net = network(figure), field = plane(figure), past = strip(figure), grid = table(figure), heads = steppers(figure);
  const box = h("div", { class: "pg-figure" }, ...net.parts, heads.element, field.element);
  const see = picture(figure, { box, net, field, heads });
  const tipText = h("span"), share = h("span", { class: "pg-share" });
  const lock = button("Lock", () => toggle("locked", /** @type {number} */ (chosen?.at)));

  ui.stage.append(h("style", { text: css }), h("div", { class: "pg" },
    h("div", { class: "pg-bar" }, playButton, button("Step", step), ui.status,
      select(ui, { trait: "dataset", set: (dataset) => change({ dataset, ...ANEW, moved: [], removed: [] }) })),
    box, field.drawer, h("p", { class: "pg-tip" }, tipText, share, lock), past.whole));
  ui.controls.append(settings(figure), grid.element);
  sized(ui, [{ element: box, resize: see.place }, past]);
  ui.stage.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !ui.stage.contains(/** @type {Node} */ (relatedTarget))) pick(null);
  });

  /** Tell the state what the engine has become. @param {boolean} commit */
  function publish(commit) {
    ui.set(engine.tell(), { commit });
    // What training has reached counts at once, not only when it pauses.
    if (run.playing) ui.refresh();
  }

  /** Change settings; weights stay as they are now, unless the patch says otherwise. @param {State} patch @param {boolean} [commit] */
  function change(patch, commit = true) {
    const now = engine.epoch || ui.get("weights").length ? engine.tell() : {};
    ui.set({ ...now, ...patch }, { commit });
  }

  /** Let an element change a weight, lock it, and say so. @param {HTMLElement | SVGElement} element @param {import("./shape.js").Part} part @returns {() => void} tells its value anew */
  function handle(element, { at, label }) {
    const set = (/** @type {number} */ value) => {
      engine.setWeight(at, value);
      publish(false);
    };
    const lock = () => toggle("locked", at);
    element.addEventListener("focus", () => pick({ at, words: () => ({ text: `${label[0].toUpperCase() + label.slice(1)}: ${num(engine.weight(at))}.` }) }));
    element.addEventListener("keydown", (/** @type {any} */ { key }) => { if (key.toLowerCase() === "l") lock(); });
    return dragValue(element, { get: () => engine.weight(at), set, commit: () => ui.commit(), min: -LIMIT, max: LIMIT, label, more: { lock }, signal: ui.signal }).update;
  }

  /** @param {"locked" | "ablated"} trait @param {number} entry */
  function toggle(trait, entry) {
    const list = ui.get(trait);
    change({ [trait]: list.includes(entry) ? list.filter((/** @type {number} */ one) => one !== entry) : [...list, entry] });
  }

  /** @param {number} epoch */
  function seek(epoch) {
    run.stop();
    engine.seek(epoch);
    publish(false);
  }

  function step() {
    run.stop();
    if (run.attempt(0)) publish(true);
  }

  /** @param {Choice | null} choice */
  function pick(choice) {
    chosen = choice;
    tip();
  }

  /** @param {number} index of the hidden neuron to see at large, −1 for the output */
  function peek(index) {
    sees.neuron = index;
    see.paint();
    see.beam();
    tip();
  }

  /** Other things of the same state are to be seen. */
  function redraw() {
    field.data();
    show();
  }

  function show() {
    see.paint();
    net.draw();
    past.draw();
    ui.say(results(engine));
    tip();
    if (run.playing) return;
    net.settle();
    grid.draw();
  }

  function tip() {
    const { text, share: p } = chosen?.words() ?? { text: see.hint() };
    setText(tipText, text);
    share.hidden = p === undefined;
    if (p !== undefined) share.style.background = `linear-gradient(90deg, var(--pos) ${100 * p}%, var(--neg) 0)`;
    lock.hidden = chosen?.at === undefined;
    setText(lock, ui.get("locked").includes(chosen?.at) ? "Unlock" : "Lock");
  }

  /** The state has changed. @param {State} state @param {Set<string>} changed */
  function draw(state, changed) {
    if (engine.adopt(state)) run.stop(true);
    const now = JSON.stringify(names(state));
    if (shape !== now) {
      shape = now;
      chosen = null;
      sees.neuron = -1;
      net.build();
      grid.build();
      see.forget();
      see.place();
    }
    if (changed.size > 2 || ["dataset", "noise", "n_points", "seed", "moved", "removed", "painted", "classes"].some((name) => changed.has(name))) field.data();
    net.mark();
    show();
  }

  return { figure, run, view: { draw, opening: () => opening(figure) } };
}
