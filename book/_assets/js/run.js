// A button runs a cell where it stands. All that it needs is loaded at the first press (anncourse/widgets/js/python).
const { pythonScript } = document.body.dataset;
// A cell that makes a live figure has none: the figure answers where it stands.
const runs = (input) => !input.closest(".cell").querySelector("[data-widget]") && !input.textContent.includes("anncourse.widgets");
for (const input of pythonScript ? document.querySelectorAll(".bd-article .cell_input") : []) {
  if (!runs(input)) continue;
  input.dataset.runs = "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "run";
  button.textContent = "Run";
  button.setAttribute("aria-label", "Run this cell");
  button.addEventListener("click", () => {
    const press = () => window.pagePython.open(input);
    if (window.pagePython) return press();
    const script = document.createElement("script");
    script.src = pythonScript;
    script.onload = press;
    script.onerror = () => { button.textContent = "Run: no network"; script.remove(); };
    document.head.append(script);
  });
  // Tests are folded away; their button is not.
  (input.closest("details.hidden-cell") ?? input).before(button);
}
