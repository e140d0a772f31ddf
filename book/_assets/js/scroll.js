// What scrolls sideways can be reached by keyboard, and only while it scrolls.
const boxes = document.querySelectorAll(".bd-article .scroll, .bd-article div.highlight pre");
const update = (box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
};
const watch = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target)));
boxes.forEach((box) => watch.observe(box));
document.fonts?.ready.then(() => boxes.forEach(update));
