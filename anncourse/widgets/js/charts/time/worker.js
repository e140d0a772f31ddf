/**
 * Heavy work beside the page: asked, watched, canceled. Where there is no worker it is done here, a slice at a time.
 *
 * The work is a module of its own, `views/<Name>/<work>.worker.js`, whose default export is a generator: it yields how much
 * is done, from 0 to 1, or what there is to see by then, as often as it can, and returns the result. build.mjs makes a text of it, with all that it imports.
 */

import { button } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";

/** @typedef {(share: any) => void} Watch */
/** @typedef {{ data: unknown, watch: Watch, done(result: any): void, fail(error: Error): void }} Job */

/** Milliseconds of a slice, and between two reports. */
const SLICE = 8, REPORT = 50;

/** What a worker does around the work. `work` is the module's name in its text. */
const AROUND = `;onmessage = ({ data }) => {
  try {
    const steps = work.default(data);
    let told = 0;
    for (;;) {
      const { value, done } = steps.next();
      if (done) { postMessage({ result: value }); return; }
      if (performance.now() - told > ${REPORT}) { told = performance.now(); postMessage({ share: value }); }
    }
  } catch (error) { postMessage({ error: String(error.message ?? error) }); }
};`;

export const CANCELED = "canceled";

/**
 * Go through a generator a slice at a time, so that the page stays alive.
 * @param {Generator<any, any>} steps
 * @param {Watch} watch
 * @param {() => boolean} going  false once nobody wants the result
 * @returns {Promise<any>} the result
 */
export async function sliced(steps, watch, going) {
  for (;;) {
    const end = performance.now() + SLICE;
    let share = 0;
    do {
      const { value, done } = steps.next();
      if (done) return value;
      share = value;
    } while (performance.now() < end);
    watch(share);
    await new Promise((resolve) => setTimeout(resolve));
    if (!going()) throw new Error(CANCELED);
  }
}

/**
 * @param {import("../../ui/frame.js").Ui} ui
 * @param {unknown} text  what an import of a *.worker.js gives
 * @param {{ threads?: boolean }} [options]  false: do it here
 */
export function worker(ui, text, { threads = true } = {}) {
  const source = String(text);
  /** @type {Worker | null} */
  let thread = null;
  /** @type {Job | null} */
  let job = null;
  const words = h("span"), element = h("p", { class: "ann-problem", role: "alert", hidden: true }, words, " ",
    button("Start again", () => { if (job) begin(job); }));

  /** @param {string} type @param {string} code */
  const blob = (type, code) => URL.createObjectURL(new Blob([code], { type }));

  /** A worker that is gone leaves a sentence, and its job for another try. @param {string} why */
  function died(why) {
    thread?.terminate();
    thread = null;
    words.textContent = `The computation has stopped: ${why.replace(/\.$/, "")}.`;
    element.hidden = false;
  }

  /** @param {Job} asked */
  async function begin(asked) {
    job = asked;
    element.hidden = true;
    try {
      if (threads && !thread) thread = new Worker(blob("text/javascript", source + AROUND));
    } catch {
      threads = false; // some hosts allow none
    }
    if (thread) return talk(thread, asked);
    try {
      const work = await import(blob("text/javascript", `${source}export default work.default;`));
      const result = await sliced(work.default(asked.data), asked.watch, () => job === asked);
      if (job === asked) finish(asked.done, result);
    } catch (error) {
      if (job === asked) died(/** @type {Error} */ (error).message);
    }
  }

  /** @param {Worker} beside @param {Job} asked */
  function talk(beside, asked) {
    beside.onmessage = ({ data: { share, result, error } }) => {
      if (job !== asked) return;
      if (share !== undefined) asked.watch(share);
      else if (error) died(error);
      else finish(asked.done, result);
    };
    beside.onerror = (event) => {
      event.preventDefault();
      if (job === asked) died(event.message || "no reason was given");
    };
    beside.postMessage(asked.data);
  }

  /** @param {(value: any) => void} end @param {any} value */
  function finish(end, value) {
    job = null;
    end(value);
  }

  /** Nobody wants the result any more. */
  function cancel() {
    const asked = job;
    job = null;
    thread?.terminate();
    thread = null;
    element.hidden = true;
    asked?.fail(new Error(CANCELED));
  }
  ui.signal.addEventListener("abort", cancel);

  return {
    element, cancel,
    get busy() { return job !== null && element.hidden; },
    /**
     * A new question cancels the one that is open.
     * @param {unknown} data
     * @param {Watch} [watch]
     * @returns {Promise<any>} rejected with CANCELED; after a death it waits for "Start again"
     */
    ask(data, watch = () => {}) {
      cancel();
      return new Promise((done, fail) => begin({ data, watch, done, fail }));
    },
  };
}
