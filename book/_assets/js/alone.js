/* First on a figure's page of its own: light or dark, and its height told to the page around it. */
(() => {
  const page = document.documentElement;
  const asked = [new URLSearchParams(location.search).get("theme")];
  const system = matchMedia("(prefers-color-scheme: dark)");
  try { asked.push(localStorage.getItem("mode")); } catch { /* no storage: follow the system */ }
  const wanted = asked.find((one) => one === "dark" || one === "light");
  const forced = matchMedia("(forced-colors: active)"); /* high contrast: the system gives the colors */
  const show = () => { page.dataset.theme = (!forced.matches && wanted) || (system.matches ? "dark" : "light"); };
  show();
  for (const media of [system, forced]) media.addEventListener("change", show);
  page.classList.add("js");
  if (parent === self) return;
  page.classList.add("framed");
  const figure = location.pathname.split("/").pop().replace(".html", "");
  const tell = () => parent.postMessage({ anncourse: figure, height: Math.ceil(page.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(page);
})();
