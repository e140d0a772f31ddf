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

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? resolve(process.argv[flag + 1]) : resolve(here, "../static");
mkdirSync(out, { recursive: true });

/** Style sheets become minified strings, so that a widget carries its own look. */
const styles = {
  name: "styles",
  setup(/** @type {import("esbuild").PluginBuild} */ bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** "neuron-explorer.js" -> "NeuronExplorer" */
const className = (file) =>
  basename(file, ".js").replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

const shared = { bundle: true, minify: true, legalComments: "none", plugins: [styles], target: "es2022" };

for (const file of readdirSync(join(here, "views")).filter((name) => name.endsWith(".js")).sort())
  await build({
    ...shared,
    entryPoints: [join(here, "views", file)],
    outfile: join(out, `${className(file)}.js`),
    format: "esm",
  });

await build({
  ...shared,
  entryPoints: [join(here, "host/widget-host.js")],
  outfile: join(out, "widget-host.js"),
  format: "iife",
});
