// Typesets formulas for the book's build: one line of JSON in, one line out.
// in:  {tex, display, macros}      out: {html} or {error}
const readline = require("node:readline");
const katex = require("../_assets/katex/katex.min.js");

function typeset({ tex, display, macros }) {
  const options = { displayMode: display, macros, throwOnError: true, strict: false, trust: false };
  try {
    return { html: katex.renderToString(tex, options) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(typeset(JSON.parse(line)))}\n`);
});
