/**
 * Bundle Python in the page: python.js, which a page loads when the reader asks for it (editor, worker, style), and
 * exercise.js, which an exercise's page loads at once.
 *
 *     node build-python.mjs            write ../../../book/_assets/python
 *     node build-python.mjs --out DIR  write elsewhere (the test that compares uses this)
 */
import { build, transform } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? resolve(process.argv[flag + 1]) : resolve(here, "../../../book/_assets/python");
const options = { bundle: true, minify: true, legalComments: "none", target: "es2022" };

/** @type {import("esbuild").Plugin} */
const texts = {
  name: "texts",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
    bundle.onLoad({ filter: /\.worker\.js$/ }, async ({ path }) => {
      const { outputFiles } = await build({ ...options, entryPoints: [path], format: "esm", write: false });
      return { contents: outputFiles[0].text, loader: "text" };
    });
  },
};

for (const [entry, script] of [["page", "python"], ["exercise", "exercise"]])
  await build({
    ...options,
    entryPoints: [join(here, `python/${entry}.js`)],
    outfile: join(out, `${script}.js`),
    format: "iife",
    globalName: script === "python" ? "pagePython" : undefined,
    loader: { ".py": "text" },
    plugins: [texts],
  });
