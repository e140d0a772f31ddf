/**
 * An exercise in the page: answers in words are written where they are asked for, and all that the reader wrote is saved as
 * the notebook that is handed in.
 */
import { keep, recall } from "./kept.js";
import { button, make } from "./make.js";
import { answered } from "./notebook.js";
import style from "./exercise.css";

const BLANK = "YOUR ANSWER HERE";

/** Put a field in the place of a blank; return it. @param {Element} blank @param {number} index */
function field(blank, index) {
  const name = `answer ${index + 1}`, own = recall(name);
  const area = make("textarea", { className: "answer", rows: 6, value: own === name ? "" : own, placeholder: "Your answer" });
  const heading = blank.closest("section")?.querySelector("h2")?.firstChild?.textContent ?? "";
  area.setAttribute("aria-label", `Your answer. ${heading}`);
  area.addEventListener("input", () => keep(name, area.value || name));
  blank.replaceWith(area);
  return area;
}

const article = /** @type {HTMLElement} */ (document.querySelector(".bd-article"));
const blanks = [...article.querySelectorAll("p")].filter((p) => p.textContent?.trim() === BLANK);
const fields = blanks.map(field);
const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".actions a[download][href$='.ipynb']"));

/** What the reader has made of a cell, or its own text. @param {string} book */
const text = (book) => {
  /** @type {Map<string, string> | undefined} */
  const changed = /** @type {any} */ (window).pagePython?.changed();
  return changed?.get(book) ?? recall(book);
};

/** @param {HTMLAnchorElement} link @param {HTMLElement} said */
async function save(link, said) {
  const name = link.href.split("/").pop() ?? "";
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(String(answer.status));
    const { notebook, count } = answered(await answer.json(), text, fields.map((area) => area.value));
    const url = URL.createObjectURL(new Blob([JSON.stringify(notebook, null, 1)], { type: "application/x-ipynb+json" }));
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    said.textContent = count ? `Saved as ${name}, with ${count} of your answers.` : `Saved as ${name}. Nothing is written in it yet.`;
  } catch {
    said.textContent = "The notebook could not be fetched. Is there a network? What you wrote is still here: press again later.";
  }
}

// From a folder, a browser lets no page read a notebook.
if (link && location.protocol !== "file:") {
  document.head.append(make("style", { textContent: style }));
  const said = make("p", { textContent: "All that you wrote on this page, as the notebook that you hand in. It is sent to nobody." });
  said.setAttribute("role", "status");
  article.append(make("div", { className: "hand-in" }, button("Save my notebook", () => save(link, said)), said));
}
