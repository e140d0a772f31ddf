(() => {
  const page = document.documentElement;
  const is = (media) => matchMedia(media).matches;
  let choice = null;
  try { choice = localStorage.getItem("mode"); } catch { /* no storage: follow the system */ }
  const dark = choice && !is("(forced-colors: active)") ? choice === "dark" : is("(prefers-color-scheme: dark)");
  page.dataset.theme = dark ? "dark" : "light";
  page.classList.add("js");
})();
