// Light and dark: the system decides until the reader does.
const page = document.documentElement;
const button = document.querySelector(".theme-switch");
const system = matchMedia("(prefers-color-scheme: dark)");
const stored = () => { try { return localStorage.getItem("mode"); } catch { return null; } };

button.hidden = false;
button.addEventListener("click", () => {
  page.dataset.theme = page.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("mode", page.dataset.theme); } catch { /* kept for this page only */ }
});
system.addEventListener("change", () => {
  if (!stored()) page.dataset.theme = system.matches ? "dark" : "light";
});
