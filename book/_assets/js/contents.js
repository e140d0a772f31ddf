// The contents mark the section that is being read.
const links = new Map();
for (const link of document.querySelectorAll("#contents li.current li > a[href^='#']")) {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (section) links.set(section, link);
}

function mark() {
  const passed = [...links.keys()].filter((s) => s.getBoundingClientRect().top < innerHeight / 3);
  for (const [section, link] of links)
    if (section === passed.at(-1)) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
}

if (links.size) {
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}
for (const link of document.querySelectorAll("#contents a"))
  link.addEventListener("click", () => document.querySelector("#contents:popover-open")?.hidePopover());
