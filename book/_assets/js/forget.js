// What this browser remembers of bets and goals (anncourse/widgets/js/host/memory.js), and the way to clear it.
const forget = document.querySelector("[data-part=forget]");
if (forget) {
  const said = forget.parentElement.querySelector("[role=status]");
  const kept = () => Object.keys(localStorage).filter((key) => /^anncourse\.\d+\./.test(key));
  forget.hidden = false;
  forget.addEventListener("click", () => {
    try {
      const keys = kept();
      for (const key of keys) localStorage.removeItem(key);
      said.textContent = keys.length ? `Forgotten: ${keys.length} ${keys.length > 1 ? "figures" : "figure"}. They ask again when you open their pages.` : "There is nothing to forget.";
    } catch {
      said.textContent = "This browser remembers nothing.";
    }
  });
}
