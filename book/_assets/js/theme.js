// Light and dark: the system decides until the reader does, and always where it gives the colors itself (high contrast).
const page = document.documentElement;
const button = document.querySelector(".theme-switch");
const system = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");
const stored = () => { try { return localStorage.getItem("mode"); } catch { return null; } };

const follow = () => {
  button.hidden = forced.matches;
  page.dataset.theme = (!forced.matches && stored()) || (system.matches ? "dark" : "light");
};

follow();
button.addEventListener("click", () => {
  page.dataset.theme = page.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("mode", page.dataset.theme); } catch { /* kept for this page only */ }
});
for (const media of [system, forced]) media.addEventListener("change", follow);
