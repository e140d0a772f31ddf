/**
 * Bundle what the figures share, every view on its own, and the page host, each minified into one file.
 *
 *     node build.mjs             write ../static
 *     node build.mjs --out DIR   write elsewhere (the test that compares uses this)
 *     node build.mjs --views DIR --out DIR   with figures of another folder (the test of the pieces has one)
 */
import { build, transform } from "esbuild";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { scope } from "./scope.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** @param {string} name @param {string} otherwise */
const option = (name, otherwise) => {
  const flag = process.argv.indexOf(name);
  return flag > 0 ? resolve(process.argv[flag + 1]) : resolve(here, otherwise);
};
const out = option("--out", "../static"), views = option("--views", "views");
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

/**
 * The work of a worker becomes a text, with all that it imports; its exports are in the variable `work`.
 * @type {import("esbuild").Plugin}
 */
const workers = {
  name: "workers",
  setup(bundle) {
    bundle.onLoad({ filter: /\.worker\.js$/ }, async ({ path }) => {
      const { outputFiles } = await build({ ...options, entryPoints: [path], format: "iife", globalName: "work", write: false });
      return { contents: outputFiles[0].text, loader: "text" };
    });
  },
};

const options = { bundle: true, minify: true, legalComments: "none", target: "es2022" };

// ---- what several figures share ------------------------------------------------------

/** Bundles that a page loads once. Each may take from those before it. */
const SHARED = ["ground", "charts"];
/** The shared files by path: "…/ui/frame.js" -> "ground.ui_frame". @type {Map<string, string>} */
const parts = new Map();

/**
 * A bundle finds what it shares in the variables `ground` and `charts`, not in copies of it.
 * @param {Map<string, string[]>} [taken]  the names that are taken from each part; unknown at the first of two runs
 * @returns {import("esbuild").Plugin}
 */
const sharing = (taken) => ({
  name: "sharing",
  setup(bundle) {
    bundle.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const part = parts.get(join(resolveDir, path));
      if (!part) return undefined;
      return taken ? { path: part, namespace: "shared" } : { path: `shared:${part}`, external: true };
    });
    bundle.onLoad({ filter: /.*/, namespace: "shared" }, ({ path }) => ({
      contents: `export const { ${taken?.get(path)?.join(", ")} } = ${path};`,
    }));
  },
});

/** What stands in `import{a as b,c}from"shared:ground.ui_frame"`, by part. @param {string} code */
const taken = (code) => {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [, list, part] of code.matchAll(/import\{([^}]*)\}from"shared:([\w.]+)"/g)) {
    const names = list.split(",").map((entry) => entry.split(" as ")[0]);
    found.set(part, [...new Set([...(found.get(part) ?? []), ...names])].sort());
  }
  return found;
};

/**
 * Bundle once to see what is taken, and again to take it. A module says in its first line which shared bundles stand before it.
 * @param {import("esbuild").BuildOptions} own
 * @param {string} [figure]  whose style it carries
 */
async function bundle(own, figure) {
  const { outputFiles } = await build({ ...options, ...own, format: "esm", plugins: [styles(figure), workers, sharing()], write: false });
  const found = taken(outputFiles?.[0].text ?? "");
  const bundles = SHARED.filter((name) => [...found.keys()].some((part) => part.startsWith(`${name}.`)));
  await build({ ...options, ...own, plugins: [styles(figure), workers, sharing(found)], banner: figure ? { js: `/* takes: ${bundles.join(" ")} */` } : {} });
}

for (const name of SHARED) {
  const entry = join(here, `${name}.js`);
  await bundle({ entryPoints: [entry], outfile: join(out, `${name}.js`), format: "iife", globalName: name });
  for (const [, part, file] of readFileSync(entry, "utf8").matchAll(/export \* as (\w+) from "(.+)"/g)) parts.set(join(here, file), `${name}.${part}`);
}

// ---- each figure, and the host -------------------------------------------------------

for (const name of readdirSync(views).sort())
  await bundle({ entryPoints: [join(views, name, "view.js")], outfile: join(out, `${name}.js`), format: "esm" }, name);

await build({
  ...options,
  entryPoints: [join(here, "host/widget-host.js")],
  outfile: join(out, "widget-host.js"),
  format: "iife",
});
