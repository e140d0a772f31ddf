/**
 * Bundle what the figures share, every view on its own, and the page host, each minified into one file.
 *
 *     node build.mjs             write ../static
 *     node build.mjs --out DIR   write elsewhere (the test that compares uses this)
 */
import { build, transform } from "esbuild";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { scope } from "./scope.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? resolve(process.argv[flag + 1]) : resolve(here, "../static");
mkdirSync(out, { recursive: true });

/**
 * Style sheets become minified strings, so that a widget carries its own look.
 * @param {string} [name]  the figure that a sheet belongs to
 * @returns {import("esbuild").Plugin}
 */
const styles = (name) => ({
  name: "styles",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: name ? scope(code.trim(), name) : code.trim(), loader: "text" };
    });
  },
});

const shared = { bundle: true, minify: true, legalComments: "none", target: "es2022" };

// ---- what all share ------------------------------------------------------------------

await build({
  ...shared,
  entryPoints: [join(here, "ground.js")],
  outfile: join(out, "ground.js"),
  format: "iife",
  globalName: "ground",
  plugins: [styles()],
});

/** The shared files by path: "…/ui/frame.js" -> "ui_frame". */
const parts = new Map(
  [...readFileSync(join(here, "ground.js"), "utf8").matchAll(/export \* as (\w+) from "(.+)"/g)].map(([, part, file]) => [join(here, file), part]),
);

/**
 * Views find what they share in the variable `ground`, not in copies of it.
 * @param {Map<string, string[]>} [taken]  the names a view takes from each part; unknown at the first of two runs
 * @returns {import("esbuild").Plugin}
 */
const onGround = (taken) => ({
  name: "ground",
  setup(bundle) {
    bundle.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const part = parts.get(join(resolveDir, path));
      if (!part) return undefined;
      return taken ? { path: part, namespace: "ground" } : { path: `ground:${part}`, external: true };
    });
    bundle.onLoad({ filter: /.*/, namespace: "ground" }, ({ path }) => ({
      contents: `export const { ${taken?.get(path)?.join(", ")} } = ground.${path};`,
    }));
  },
});

// ---- each figure, and the host -------------------------------------------------------

/** What stands in `import{a as b,c}from"ground:ui_frame"`, by part. @param {string} code */
const taken = (code) => {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [, list, part] of code.matchAll(/import\{([^}]*)\}from"ground:(\w+)"/g)) {
    const names = list.split(",").map((entry) => entry.split(" as ")[0]);
    found.set(part, [...new Set([...(found.get(part) ?? []), ...names])].sort());
  }
  return found;
};

for (const name of readdirSync(join(here, "views")).sort()) {
  const options = { ...shared, entryPoints: [join(here, "views", name, "view.js")], outfile: join(out, `${name}.js`), format: "esm" };
  const { outputFiles } = await build({ ...options, plugins: [styles(name), onGround()], write: false });
  await build({ ...options, plugins: [styles(name), onGround(taken(outputFiles[0].text))] });
}

await build({
  ...shared,
  entryPoints: [join(here, "host/widget-host.js")],
  outfile: join(out, "widget-host.js"),
  format: "iife",
});
