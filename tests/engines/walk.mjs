/**
 * Walk through the built book in another engine than Chromium: every figure lives, and one control of
 * each answers to the mouse, to keys, and to a finger where the driver has one. Python in the page is run once.
 * node walk.mjs firefox http://127.0.0.1:8000/ page.html …
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ place: number, kind: string, label: string }} Control
 */

import { readFileSync } from "node:fs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

const SIZE = { width: 1280, height: 900 };
const EYES = ["eyes.js", "handles.js"].map((name) => readFileSync(new URL(`../web/${name}`, import.meta.url), "utf-8")).join("\n");
const OF_THE_FRAME = new Set(["Undo", "Redo", "Same start", "New start", "Book’s start", "Copy link to this", "Hint", "Show me"]);
const SLIDES = new Set(["slider", "range"]);
const ARROWS = ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"];
/** @type {Record<string, string[]>} */
const KEYS = { choice: ARROWS, button: ["Enter"], check: [" "], paper: [" "], number: ["ArrowUp", "ArrowDown"], text: ["End", "+", "1", "Enter"] };
const REACH = 24, PATIENCE = 15_000;
/** Controls of a figure that are tried until one answers. */
const MOST = 4;
/** Points of a sketch that is drawn by keys. */
const STROKES = 24;

const [engine, base, ...pages] = process.argv.slice(2);
const browser = await { firefox, webkit }[engine](SIZE);
/** @type {string[]} */
const faults = [];
let met = 0, python = "";
/** @type {Record<string, number>} */
const moved = { mouse: 0, keys: 0, touch: 0 };

/** Ask the eyes in the page about a figure. @param {string} figure @param {string} what @param {any[]} given */
const see = (figure, what, ...given) => browser.ask(`eyes.${what}(${figure}, ...${JSON.stringify(given)})`);

/** @param {string} figure */
async function wake(figure) {
  await browser.ask(`(async () => {
    eyes.unfold(${figure});
    ${figure}.scrollIntoView({ block: "start", behavior: "instant" });
    const end = performance.now() + ${PATIENCE};
    while (${figure}.dataset.live !== "true" && performance.now() < end) await eyes.frames(2);
  })()`);
  return (await browser.ask(`${figure}.dataset.live ?? ""`)) === "true";
}

/** Answer what is asked first: by a button, a slider as it stands, or a sketch. @param {string} figure */
async function bet(figure) {
  if (await browser.ask(`(() => { const sketch = ${figure}.querySelector("[data-part=sketch]"); sketch?.focus(); return !!sketch; })()`))
    for (let i = 0; i < STROKES; i++) for (const key of ["ArrowUp", "ArrowRight"]) await browser.press(key);
  for (const part of ["predict", "sure"])
    await browser.ask(`[...${figure}.querySelectorAll("[data-part=${part}] button")].find((b) => eyes.shown(b) && !b.disabled)?.click()`);
}

/** Whether the figure looks other after an act. @param {string} figure @param {() => Promise<any>} act */
async function changes(figure, act) {
  await see(figure, "rest");
  await act();
  return see(figure, "changed");
}

/** @param {string} figure @param {Control} control @param {(path: Point[]) => Promise<any>} hand */
async function byHand(figure, control, hand) {
  const far = SLIDES.has(control.kind) ? Math.max(REACH, Math.round(await see(figure, "reach", control.place))) : 0;
  for (const [dx, dy] of far ? [[far, -far], [-far, far], [-far, -far]] : [[0, 0]]) {
    const { x, y } = await see(figure, "gripOf", control.place);
    const path = (far ? [0, 0.5, 1] : [0]).map((part) => ({ x: Math.round(x + part * dx), y: Math.round(y + part * dy) }));
    if (await changes(figure, () => hand(path))) return true;
  }
  // A text is taken in hand, and then written.
  return control.kind === "text" && writes(figure);
}

/** @param {string} figure */
const writes = (figure) => changes(figure, async () => {
  for (const key of KEYS.text) await browser.press(key);
});

/** @param {string} figure @param {Control} control */
async function byKeys(figure, control) {
  const focus = () => see(figure, "focus", control.place);
  if (control.kind === "text") {
    await focus();
    return writes(figure);
  }
  for (const key of KEYS[control.kind] ?? ARROWS) {
    const act = async () => {
      await focus();
      await browser.press(key);
    };
    if (await changes(figure, act)) return true;
  }
  return false;
}

/** Controls of the figure's own; an option that is chosen already moves nothing. @param {string} figure @returns {Promise<Control[]>} */
async function own(figure) {
  const found = (await see(figure, "controls")).filter((/** @type {Control} */ { label, kind }) => !OF_THE_FRAME.has(label) && kind !== "select");
  const chosen = await Promise.all(found.map(({ place }) => see(figure, "isChosen", place)));
  return found.filter((/** @type {Control} */ _, /** @type {number} */ i) => !chosen[i]);
}

/** Whether one of the first controls answers to an act; before each the figure is taken back. @param {string} figure @param {(control: Control) => Promise<boolean>} act @returns {Promise<string>} what did not answer, where none did */
async function answers(figure, act) {
  const silent = [];
  for (let at = 0; at < MOST; at++) {
    await see(figure, "startAgain");
    const control = (await own(figure))[at];
    if (!control) break;
    if (await act(control)) return "";
    silent.push(`${control.kind} “${control.label}”`);
  }
  return silent.join(", ") || "nothing to operate";
}

/** Run a cell of the page where it stands; its text is to be the book's. @returns {Promise<string>} what went wrong */
const runsPython = () => browser.ask(`(async () => {
  const found = async (what) => {
    const end = performance.now() + 50_000;
    while (!what() && performance.now() < end) await new Promise((go) => setTimeout(go, 100));
    return what();
  };
  const cell = [...document.querySelectorAll(".cell:has(> .run)")].find((one) => one.querySelector(".cell_output pre"));
  const book = cell.querySelector(".cell_output pre").textContent.trim();
  cell.querySelector(".run").click();
  (await found(() => document.querySelector(".offer .begin"))).click();
  const own = await found(() => cell.querySelector(".own-output pre")?.textContent.trim());
  return own === book ? "" : "“" + own + "” in the place of “" + book + "”, " + cell.querySelector(".bench-status").textContent;
})()`);

/** In each way that the driver has. @param {string} figure @param {string} name */
async function operate(figure, name) {
  /** @type {Record<string, ((control: Control) => Promise<boolean>) | null>} */
  const ways = {
    mouse: (control) => byHand(figure, control, browser.drag),
    keys: (control) => byKeys(figure, control),
    touch: browser.swipe && ((control) => byHand(figure, control, /** @type {any} */ (browser.swipe))),
  };
  for (const [way, act] of Object.entries(ways)) {
    if (!act) continue;
    const silent = await answers(figure, act);
    if (silent) faults.push(`${name}: by ${way} nothing moved: ${silent}`);
    else moved[way]++;
  }
}

for (const page of pages) {
  await browser.open(base + page);
  await browser.ask(`(() => { ${EYES} })()`);
  const count = await browser.ask(`document.querySelectorAll("[data-widget]").length`);
  for (let i = 0; i < count; i++) {
    const figure = `document.querySelectorAll("[data-widget]")[${i}]`, name = `${page} ${await browser.ask(`${figure}.dataset.widget`)} (${i + 1} of ${count})`;
    try {
      if (!(await wake(figure))) throw new Error("does not live");
      met++;
      await bet(figure);
      await operate(figure, name);
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (!python && (await browser.ask(`document.body.dataset.python ?? ""`))) {
    python = page;
    const wrong = await runsPython().catch((/** @type {Error} */ error) => error.message);
    if (wrong) faults.push(`${page}: Python in the page: ${wrong}`);
  }
  faults.push(...(await browser.errors()).map((error) => `${page}: ${error}`));
  console.log(`${page}: ${count} figures, ${faults.length} faults so far`);
}
await browser.close();
console.log(python ? `Python in the page was run on ${python}` : "No page has Python: it was not run (make python)");
console.log(`${browser.name}: ${pages.length} pages, ${met} figures alive; moved by ${Object.entries(moved).map(([way, times]) => `${way} ${times}`).join(", ")}`);
for (const fault of faults) console.error(fault);
if (faults.length || !met) process.exit(1);
