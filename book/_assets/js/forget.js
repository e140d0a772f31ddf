// The ways to clear what this browser remembers: bets and goals (anncourse/widgets/js/host/memory.js), changed cells (js/python/kept.js), and the reader's way (reading.js).
for (const forget of document.querySelectorAll("[data-part=forget]")) {
  const said = forget.parentElement.querySelector("[role=status]");
  const kept = () => Object.keys(localStorage).filter((key) => /^anncourse\.\d+\./.test(key));
  const many = (n, what) => (n ? [`${n} ${what}${n > 1 ? "s" : ""}`] : []);
  forget.hidden = false;
  forget.addEventListener("click", () => {
    try {
      const keys = kept(), cells = keys.filter((key) => key.includes("#cell-")).length, figures = keys.filter((key) => key.includes("#")).length - cells;
      for (const key of keys) localStorage.removeItem(key);
      const what = [...many(figures, "figure"), ...many(cells, "cell"), ...many(keys.length - figures - cells, "chapter")].join(", ").replace(/, (?=[^,]*$)/, " and ");
      said.textContent = what ? `Forgotten: ${what}.${figures ? " Figures ask again when you open their pages." : ""}` : "There is nothing to forget.";
    } catch {
      said.textContent = "This browser remembers nothing.";
    }
    document.dispatchEvent(new Event("forgotten"));
  });
}
