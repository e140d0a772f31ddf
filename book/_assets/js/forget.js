// The ways to clear what this browser remembers: bets and goals (anncourse/widgets/js/host/memory.js), and the reader's way (reading.js).
for (const forget of document.querySelectorAll("[data-part=forget]")) {
  const said = forget.parentElement.querySelector("[role=status]");
  const kept = () => Object.keys(localStorage).filter((key) => /^anncourse\.\d+\./.test(key));
  const many = (n, what) => (n ? [`${n} ${what}${n > 1 ? "s" : ""}`] : []);
  forget.hidden = false;
  forget.addEventListener("click", () => {
    try {
      const keys = kept(), figures = keys.filter((key) => key.includes("#")).length;
      for (const key of keys) localStorage.removeItem(key);
      const what = [...many(figures, "figure"), ...many(keys.length - figures, "chapter")].join(" and ");
      said.textContent = what ? `Forgotten: ${what}.${figures ? " Figures ask again when you open their pages." : ""}` : "There is nothing to forget.";
    } catch {
      said.textContent = "This browser remembers nothing.";
    }
    document.dispatchEvent(new Event("forgotten"));
  });
}
