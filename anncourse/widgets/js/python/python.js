/** Python in a worker, as the page sees it: begun, given cells, stopped. */
// @ts-ignore: a text, by build.mjs
import reader from "../../../../book/_assets/python/reader.py";
// @ts-ignore: a text, by build.mjs
import work from "./python.worker.js";

/** @typedef {{ error: string, pictures: [string, string][], gone?: string, stopped?: boolean }} Result */
/** @typedef {{ loading: (bytes: number) => void, package: (name: string) => void }} Told */

/** @param {{ folder: string, lock: string }} set  where its files lie @param {Told} told */
export function python(set, told) {
  const url = URL.createObjectURL(new Blob([work], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module" });
  /** @type {Map<number, { out: (text: string) => void, done: (result: Result) => void }>} */
  const waiting = new Map();
  let count = 0, over = "";
  /** @type {(why: string) => void} */
  let ready = () => {};

  /** @param {Partial<Result>} result */
  const end = (result) => {
    over = result.gone ?? "stopped";
    worker.terminate();
    URL.revokeObjectURL(url);
    ready(over);
    for (const { done } of waiting.values()) done({ error: "", pictures: [], ...result });
    waiting.clear();
  };
  worker.onerror = (event) => { event.preventDefault(); end({ gone: event.message || "Python could not be loaded" }); };
  worker.onmessage = ({ data }) => {
    const cell = waiting.get(data.id);
    if (data.kind === "ready") ready("");
    else if (data.kind === "gone") end({ gone: data.why });
    else if (data.kind === "loading") told.loading(data.come);
    else if (data.kind === "package") told.package(data.name);
    else if (data.kind === "out") cell?.out(data.text);
    else if (cell) {
      waiting.delete(data.id);
      cell.done(data);
    }
  };
  worker.postMessage({ start: { ...set, reader } });

  return {
    /** What went wrong at the start, or nothing. @type {Promise<string>} */
    ready: new Promise((resolve) => { ready = resolve; }),
    ended: () => over !== "",
    stop: () => end({ stopped: true }),
    /** @param {string} code @param {string} name @param {(text: string) => void} out @returns {Promise<Result>} */
    run(code, name, out) {
      if (over) return Promise.resolve({ error: "", pictures: [], gone: over });
      const id = ++count;
      worker.postMessage({ id, code, name });
      return new Promise((done) => waiting.set(id, { out, done }));
    },
  };
}
