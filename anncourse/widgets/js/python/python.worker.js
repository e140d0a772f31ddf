/** One Python, in a thread of its own: it is begun once, runs cells in order, and is stopped from outside. */

import { needs } from "./needs.js";

/** @typedef {{ folder: string, lock: string, reader: string }} Start */

const MOST = 20_000; // letters of one cell's output
const PAGES = 16_384; // of memory, each 64 kB: 1 GB
const EVERY = 50; // ms between two words to the page
/** @type {any} */
const page = self;
/** @type {any} */
let py;
/** @type {any} */
let reader;

/** Files are counted as they come, in bytes over the line; the page shows how far it is. */
function count() {
  const { fetch } = page;
  let come = 0;
  const tell = (/** @type {number} */ bytes) => page.postMessage({ kind: "loading", come: (come += bytes) });
  page.fetch = async (/** @type {any[]} */ ...asked) => {
    const answer = await fetch(...asked);
    const size = Number(answer.headers.get("Content-Length")) || Infinity;
    // A compiled module is kept by the browser only if it is taken as it came.
    if (!answer.body || /wasm/.test(answer.headers.get("Content-Type") ?? "")) {
      if (size < Infinity) tell(size);
      return answer;
    }
    let left = size; // what is unpacked on its way is longer
    const counted = answer.body.pipeThrough(new TransformStream({
      transform(chunk, out) {
        tell(Math.min(left, chunk.length));
        left -= Math.min(left, chunk.length);
        out.enqueue(chunk);
      },
    }));
    return new Response(counted, answer);
  };
}

/** A cell may eat all the memory that Python has, and no more. */
function limit() {
  const { Memory } = WebAssembly;
  // @ts-ignore
  WebAssembly.Memory = class extends Memory {
    constructor(/** @type {WebAssembly.MemoryDescriptor} */ wanted) {
      super({ ...wanted, maximum: Math.min(wanted.maximum ?? PAGES, PAGES) });
    }
  };
}

/** @param {Start} start */
async function begin(start) {
  limit();
  count();
  const { loadPyodide } = await import(`${start.folder}pyodide.mjs`);
  py = await loadPyodide({
    indexURL: start.folder,
    lockFileURL: start.folder + start.lock,
    packages: ["numpy", "anncourse"],
    env: { HOME: "/home/reader", MPLBACKEND: "agg" },
  });
  py.setStdin({ error: true });
  reader = py.toPy({});
  py.runPython(start.reader, { globals: reader });
  reader.get("begin")();
}

/** @param {string[]} names */
async function load(names) {
  const quiet = { messageCallback() {}, errorCallback() {} };
  for (const name of names.filter((one) => !py.loadedPackages[one])) {
    page.postMessage({ kind: "package", name });
    await py.loadPackage(name, quiet);
    if (!py.loadedPackages[name]) throw new Error(`${name} did not come whole`);
  }
  if (py.loadedPackages.matplotlib) reader.get("draw")();
}

/** What is printed, a piece at a time and not without end. @param {number} id */
function listen(id) {
  const letters = new TextDecoder();
  let text = "", left = MOST, told = 0;
  const tell = () => { if (text) page.postMessage({ kind: "out", id, text }); text = ""; told = Date.now(); };
  const write = (/** @type {Uint8Array} */ bytes) => {
    if (left > 0) {
      const piece = letters.decode(bytes, { stream: true }).slice(0, left);
      text += piece;
      left -= piece.length;
      if (left <= 0) text += "\n… the rest is left out.\n";
      if (left <= 0 || Date.now() - told > EVERY) tell();
    }
    return bytes.length;
  };
  py.setStdout({ write });
  py.setStderr({ write });
  return tell;
}

/** @param {{ id: number, code: string, name: string }} cell */
async function run({ id, code, name }) {
  await load(needs(code));
  const tell = listen(id);
  const error = reader.get("run")(code, name);
  py.runPython("import sys; sys.stdout.flush(); sys.stderr.flush()");
  tell();
  const drawn = reader.get("pictures")();
  page.postMessage({ kind: "done", id, error, pictures: drawn.toJs() });
  drawn.destroy();
}

page.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  try {
    if (data.start) {
      await begin(data.start);
      page.postMessage({ kind: "ready" });
    } else await run(data);
  } catch (error) {
    page.postMessage({ kind: "gone", id: data.id, why: String(/** @type {any} */ (error).message ?? error) });
  }
};
