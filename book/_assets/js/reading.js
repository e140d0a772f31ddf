// What this browser remembers of the reader's way: that a chapter was opened, when last, and how far down. Nothing leaves the browser.
if (document.body.dataset.chapter) {
  const key = `anncourse.1.${location.pathname}`;
  const sections = [...document.querySelectorAll("article section[id] section[id]")];
  let place = null;
  try { place = JSON.parse(localStorage.getItem(key))?.section ?? null; } catch { /* garbled: as if it were new */ }
  const note = () => {
    // Who only looked at the top again has not lost the place.
    if (scrollY > innerHeight) place = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 2).at(-1)?.id ?? place;
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), section: place })); } catch { /* full, or not wanted */ }
  };
  note();
  document.addEventListener("visibilitychange", () => document.hidden && note());
  addEventListener("pagehide", note);
}
