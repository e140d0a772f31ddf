(() => {
  const page = document.documentElement;
  let choice = null;
  try { choice = localStorage.getItem("mode"); } catch { /* no storage: follow the system */ }
  const dark = choice ? choice === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = dark ? "dark" : "light";
  page.classList.add("js");
})();
