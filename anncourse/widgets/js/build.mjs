/**
 * Bundle every view, and the page host, into one minified ES module each.
 *
 *     node build.mjs             write ../static
 *     node build.mjs --out DIR   write elsewhere (the test that compares uses this)
 */
import { build, transform } from "esbuild";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { prune, scope, words } from "./prune.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? resolve(process.argv[flag + 1]) : resolve(here, "../static");
mkdirSync(out, { recursive: true });

/**
 * Style sheets become minified strings, so that a widget carries its own look, and no more of it than it uses.
 * What a view adds to the shared look holds in its own figure only.
 * @param {string} name
 * @param {Set<string>} [used]  the words of the code; without them there is no style at all
 * @returns {import("esbuild").Plugin}
 */
const styles = (name, used) => ({
  name: "styles",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      const kept = used ? prune(code.trim(), used) : "";
      return { contents: dirname(path) === join(here, "ui") ? kept : scope(kept, name), loader: "text" };
    });
  },
});

/** "neuron-explorer.js" -> "NeuronExplorer" */
const className = (file) =>
  basename(file, ".js").replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

const shared = { bundle: true, minify: true, legalComments: "none", target: "es2022" };

for (const file of readdirSync(join(here, "views")).filter((name) => name.endsWith(".js")).sort()) {
  const name = className(file);
  const options = {
    ...shared,
    entryPoints: [join(here, "views", file)],
    outfile: join(out, `${name}.js`),
    format: "esm",
  };
  const { outputFiles } = await build({ ...options, plugins: [styles(name)], write: false });
  await build({ ...options, plugins: [styles(name, words(outputFiles[0].text))] });
}

await build({
  ...shared,
  entryPoints: [join(here, "host/widget-host.js")],
  outfile: join(out, "widget-host.js"),
  format: "iife",
});
