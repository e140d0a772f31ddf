// Search, as readers ask: "softmax formula", "cross entropy", "what is a perceptron?".
// Loaded on the search page alone, after Sphinx's own search.
const ASKED = /^what (is|are) (an? |the )?|^(the|an?) |\b(formula|equation|definition|meaning|explained)s?\b|[?!.]+$/g;
// So Sphinx names the places of its glossary, and words.py those of chapters.
const WORD = /^#(term|word)-(.+)$/;
const SPACE = { term: /-/g, word: /_/g };
// A formula is on the page twice: for the ear, and for the eye.
const MATHML = /<span class="katex-mathml">.*?<\/math><\/span>/gs;
const CHAPTER = /^notebooks\/(\d\d)-[\w-]+$/;
const EXERCISE = /^notebooks\/exercises\//;

/** @param {string} words What may be spelled in two ways, in one way. */
const plain = (words) => words.toLowerCase().replace(/[\s-]+/g, " ").trim();

/** @param {string} text What a reader typed: as the index spells it, if it has that. */
const asked = (text) => {
  const bare = plain(plain(text).replace(ASKED, " "));
  if (!bare) return text;
  const { indexentries } = Search._index;
  return Object.keys(indexentries).find((entry) => plain(entry) === bare) ?? (bare === plain(text) ? text : bare);
};

const { query, htmlToText } = Search;
Search.query = (text) => query(asked(text));
// Sphinx quotes the place of a result, which it looks for by its id as it stands. A dot in an
// id needs care; of a word its paragraph is to be quoted, or what the glossary says of it.
Search.htmlToText = (page, anchor) => {
  const html = page.replace(MATHML, "");
  const place = anchor && `#${CSS.escape(anchor.slice(1))}`;
  const kind = anchor?.match(WORD)?.[1];
  if (kind === "term") return `${htmlToText(html, place).trim()}: ${htmlToText(html, `${place} ~ dd`).trim()}`;
  return htmlToText(html, kind ? `:is(p, li, td):has(${place})` : place);
};

// Of results that fit alike, chapters come first, the earliest at the top, exercises last.
// A place that explains a word is shown with the word, as Sphinx shows a section.
Scorer.score = (result) => {
  const [page, title, anchor, , score] = result;
  const word = anchor.match(WORD);
  if (word && !title.includes(" > ")) result[1] = `${title} > ${word[2].replace(SPACE[word[1]], " ")}`;
  const chapter = page.match(CHAPTER);
  if (chapter) return score + 3 - Number(chapter[1]) / 100;
  return EXERCISE.test(page) ? score - 3 : score;
};
