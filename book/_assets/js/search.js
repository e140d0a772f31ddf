// The key "/" leads to the search field.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable], .ann-figure")) return;
  const field = [...document.querySelectorAll("input[type=search]")].find((f) => f.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
});

// Sphinx looks for the place of a result by its id as it stands; a dot in an id needs care.
if (typeof Search !== "undefined") {
  const { htmlToText } = Search;
  Search.htmlToText = (html, anchor) => htmlToText(html, anchor && `#${CSS.escape(anchor.slice(1))}`);
}
