"""A built page as a chapter of the printed book: nothing that only a screen can use."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag

from commands.paper import formulas, links, questions
from commands.paper.contents import FIRST

# Beside the article, a page keeps its figures' states and its number.
PARTS = re.compile(
    r'<article\b.*?</article>|<script type="[^"]*widget-state\+json">.*?</script>',
    re.DOTALL,
)
# Words of code that have no color of their own: thousands of tags that show nothing.
PLAIN = re.compile(
    r'<span class="(?:n|o|p|w|nn|ne|nl|nv|pre)">([^<]*)</span>'
)
NUMBER = re.compile(r'<body[^>]* data-chapter="(\d+)"')
ONLY_ON_SCREEN = (
    ".headerlink, .ann-note, button, .forget, .keep, .start, .course-map, .copy, "
    ".toctree-wrapper, noscript, summary svg"
)
MADE_BY = "How this figure is made"
SOURCE = "The source of"
TO_WRITE = "YOUR ANSWER HERE"
# Lines of code that are rather split than moved to the next page.
LONG = 24
TO_THE_END = re.compile(r"\s*(The hints|A solution)\b")


class Chapter:
    """One article, ready to stand in the page that is printed."""

    def __init__(
        self, page: str, text: str, part: str, address: str
    ) -> None:
        parts = "".join(PARTS.findall(text))
        marked, self.formulas = formulas.taken_out(PLAIN.sub(r"\1", parts))
        soup = BeautifulSoup(marked, "html.parser")
        if soup.article is None:
            raise ValueError(
                f"{page} holds no article: build the book again."
            )
        found = NUMBER.search(text)
        self.page, self.part = page, part
        self.address = f"{address}/{quote(page)}"
        self.number = found[1] if found else ""
        self.article: Tag = soup.article
        self.kept = questions.states(soup)
        self.asked: list[dict[str, Any]] = []
        self.later: list[Tag] = []
        self.title = self._title()
        self._clean()
        self._figures()
        self._folds()
        self._answers()
        self._headings()
        links.prefix_ids(self.article, page)
        self.article["id"] = links.inner(page)

    def _title(self) -> str:
        heading = self.article.h1
        for link in heading.select(".headerlink"):
            link.decompose()
        if self.page == FIRST:
            heading.string = "About this book"
        return heading.get_text().strip()

    def _clean(self) -> None:
        for tag in self.article.select(ONLY_ON_SCREEN):
            tag.decompose()
        for image in self.article.find_all("img"):
            image["loading"] = "eager"
        for code in self.article.find_all("pre"):
            if code.get_text().count("\n") > LONG:
                _mark(
                    code.find_parents(class_=["highlight", "cell_input"]),
                    "long",
                )
        for text in self.article.find_all("p", string=TO_WRITE):
            _mark([text], "to-write")

    def _figures(self) -> None:
        for figure in self.article.select("[data-widget]"):
            state = questions.state(figure, self.kept)
            if figure["data-widget"] == "Quiz":
                self._quiz(figure, state["questions"])
            else:
                self._picture(figure, state.get("asks", {}))
        for script in self.article.find_all("script"):
            script.decompose()

    def _quiz(self, figure: Tag, asked: list[dict[str, Any]]) -> None:
        text = questions.asked(asked, len(self.asked) + 1)
        answers = links.inner(self.page, "answers")
        where = (
            f'<p class="where">Answers: <a href="#answers">page '
            f'<span data-page="{answers}">000</span></a></p>'
        )
        figure.replace_with(parsed(text + where))
        self.asked += asked

    def _picture(self, figure: Tag, asks: dict[str, Any]) -> None:
        there = f"{self.address}#{figure['data-figure']}"
        words = questions.to_try(asks)
        where = (
            f'<p class="where">Move it: <a href="{there}">'
            f"{without_scheme(there)}</a></p>"
        )
        whole = figure.find_parent("figure")
        end = whole.figcaption if whole else None
        (end or figure).append(parsed(words + where))

    def _folds(self) -> None:
        for fold in self.article.find_all("details"):
            title = " ".join(fold.summary.get_text().split())
            if title.startswith(MADE_BY):
                fold.decompose()
            elif title.startswith(SOURCE):
                fold.replace_with(self._source(title))
            elif TO_THE_END.match(title):
                self.later.append(self._open(fold, title).extract())
            else:
                self._open(fold, title)

    def _source(self, title: str) -> Tag:
        link = (
            f'<a href="{self.address}">{without_scheme(self.address)}</a>'
        )
        return parsed(f'<p class="where">{escape(title)}: {link}</p>')

    def _open(self, fold: Tag, title: str) -> Tag:
        fold.summary.replace_with(
            parsed(f'<p class="unfolded-title">{escape(title)}</p>')
        )
        fold.name, fold["class"] = "div", "unfolded"
        return fold

    def _answers(self) -> None:
        if not self.asked and not self.later:
            return
        title = "Answers" if self.asked else "Hints and a solution"
        text = f'<section id="answers"><h2>{title}</h2></section>'
        end = parsed(text)
        if self.asked:
            end.append(parsed(questions.answered(self.asked)))
        for each in self.later:
            end.append(each)
        self.article.append(end)

    def _headings(self) -> None:
        # Above a chapter stands its part, in the outline too.
        for heading in self.article.find_all(["h1", "h2", "h3", "h4"]):
            heading.name = f"h{int(heading.name[1]) + 1}"
        if self.number:
            label = f'<p class="chapter-number">Chapter {self.number}</p>'
            self.article.h2.insert_before(parsed(label))

    @property
    def ids(self) -> set[str]:
        """Return the places that a link can lead to."""
        inside = {str(tag["id"]) for tag in self.article.find_all(id=True)}
        return inside | {str(self.article["id"])}

    def html(self, known: set[str], address: str, site: str) -> str:
        """Return the article; links lead inside, pictures come from the site."""
        links.rewrite_links(self.article, self.page, known, address)
        for image in self.article.find_all("img", src=True):
            path, _ = links.leads_to(self.page, str(image["src"])) or (
                "",
                "",
            )
            image["src"] = f"{site}/{path}" if path else image["src"]
        return formulas.put_back(str(self.article), self.formulas)


def parsed(text: str) -> Tag:
    """Return HTML as a tag; several tags stand in a box of their own."""
    soup = BeautifulSoup(text, "html.parser")
    tags = [tag for tag in soup.contents if isinstance(tag, Tag)]
    if len(tags) == 1:
        return tags[0].extract()
    box = soup.new_tag("div")
    for tag in tags:
        box.append(tag.extract())
    return box


def _mark(tags: Iterable[Tag], name: str) -> None:
    for tag in tags:
        tag["class"] = [*(tag.get("class") or []), name]


def without_scheme(address: str) -> str:
    """Return an address as it is read on paper."""
    return address.partition("://")[2] or address


def read(site: Path, page: str, part: str, address: str) -> Chapter:
    """Return a page of a built book as a chapter."""
    text = (site / page).read_text("utf-8")
    return Chapter(page, text, part, address)
