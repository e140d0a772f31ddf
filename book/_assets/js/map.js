// The map of the course shows what this browser remembers: chapters opened (reading.js), bets made and goals reached (js/host/memory.js).
const map = document.querySelector("[data-map]");
if (map) {
  const start = document.querySelector("[data-start]"), first = start && [start.textContent, start.getAttribute("href")];
  const whole = Object.assign(document.createElement("p"), { className: "course-way" });
  const chapters = [...map.querySelectorAll("[data-chapter]")].map((row) => {
    const link = row.querySelector("a"), said = row.appendChild(document.createElement("span"));
    said.className = "way";
    const title = link.textContent.replace(/^\d+ /, ""), ids = (list) => (list ?? "").split(" ").filter(Boolean);
    return { row, link, said, title, path: new URL(link.href).pathname, number: row.dataset.chapter, bets: ids(row.dataset.bets), goals: ids(row.dataset.goals) };
  });
  const count = map.querySelectorAll("ol > li").length;
  map.prepend(whole);

  // What is no record is dropped in silence.
  const kept = (name) => {
    try {
      const found = JSON.parse(localStorage.getItem(`anncourse.1.${name}`));
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  };
  const of = (n, all, what, done) => (all ? `${n} of ${all} ${what}${all > 1 ? "s" : ""} ${done}` : "");
  const list = (...parts) => parts.filter(Boolean).join(", ");
  const sum = (ways, part) => ways.reduce((total, way) => total + way[part], 0);

  function way({ path, bets, goals }) {
    const { at, section } = kept(path), asked = (id) => kept(`${path}#${id}`);
    const made = bets.map((id) => asked(id).bet?.said).filter((said) => Number.isFinite(said) || Array.isArray(said)).length;
    const reached = goals.filter((id) => asked(id).solved === true).length;
    // A bet is made on an opened page, whatever became of the note that it was opened.
    const opened = Number.isFinite(at) || made + reached > 0;
    return { at: Number.isFinite(at) ? at : 0, section: /^[\w-]+$/.test(section ?? "") ? section : "", opened, made, reached };
  }

  function draw() {
    const ways = chapters.map(way);
    chapters.forEach(({ row, said, bets, goals }, i) => {
      const { opened, made, reached } = ways[i], done = opened && made === bets.length && reached === goals.length;
      row.dataset.way = done ? "done" : opened ? "opened" : "new";
      said.textContent = opened ? list("opened", of(made, bets.length, "bet", "made"), of(reached, goals.length, "goal", "reached")) : "not opened yet";
    });
    const opened = ways.filter((one) => one.opened).length;
    // Of two equals, the later chapter.
    const last = ways.reduce((best, one, i) => (one.opened && (best < 0 || one.at >= ways[best].at) ? i : best), -1);
    const bets = chapters.reduce((total, one) => total + one.bets.length, 0), goals = chapters.reduce((total, one) => total + one.goals.length, 0);
    if (start) {
      const { number, link } = chapters[last] ?? {};
      start.textContent = link ? `Continue with chapter ${number}` : first[0];
      start.setAttribute("href", link ? link.getAttribute("href") + (ways[last].section && `#${ways[last].section}`) : first[1]);
    }
    whole.textContent = opened
      ? `Your way so far: ${list(of(opened, count, "chapter", "opened"), of(sum(ways, "made"), bets, "bet", "made"), of(sum(ways, "reached"), goals, "goal", "reached"))}. This browser remembers it, and nobody else.`
      : `${chapters.length ? `Start with chapter ${chapters[0].number}, ${chapters[0].title}. ` : ""}What you open, bet and reach is marked here, in this browser alone.`;
    chapters.forEach(({ link }, i) => (i === last ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  }

  // Also when the reader comes back by the browser's own button, or from another tab.
  addEventListener("pageshow", draw);
  addEventListener("storage", draw);
  document.addEventListener("forgotten", draw);
}
