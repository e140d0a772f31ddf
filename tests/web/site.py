"""What was built: its pages, and the figures that stand on them."""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
# SITE lets the same checks run on another build.
SITE = Path(os.environ.get("SITE", ROOT / "_build" / "html"))
NOT_PAGES = ("_static", "_sources", "_images", "_downloads")


@dataclass(frozen=True)
class Figure:
    """The n-th figure of its kind on a page."""

    page: str
    name: str
    number: int
    id: str = ""

    def __str__(self) -> str:
        """Return the words by which a test is called."""
        return f"{self.page}:{self.name}-{self.number}"

    @property
    def selector(self) -> str:
        """Return what finds its root element."""
        return f'[data-widget="{self.name}"] >> nth={self.number - 1}'


@cache
def soup(page: str) -> BeautifulSoup:
    """Return a built page, parsed."""
    return BeautifulSoup(
        (SITE / page).read_text(encoding="utf-8"), "html.parser"
    )


def pages() -> list[str]:
    """Return every built page that a reader can open."""
    found = sorted(path.relative_to(SITE) for path in SITE.rglob("*.html"))
    return [
        path.as_posix()
        for path in found
        if path.parts[0] not in NOT_PAGES
        and not is_redirect(path.as_posix())
    ]


def is_redirect(page: str) -> bool:
    """Say whether a page only sends the reader on."""
    return (
        soup(page).find("meta", attrs={"http-equiv": "Refresh"}) is not None
    )


def figures() -> list[Figure]:
    """Return every figure of the book, in page order."""
    return [
        Figure(
            page,
            mark["data-widget"],
            1 + number(mark),
            mark.get("data-figure", ""),
        )
        for page in pages()
        for mark in soup(page).select("[data-widget]")
    ]


def number(mark) -> int:
    """Count the figures of this kind before this one on its page."""
    same = {"data-widget": mark["data-widget"]}
    return len(mark.find_all_previous(attrs=same))


def without_twins() -> list[Figure]:
    """Return one figure for each kind and page."""
    return [figure for figure in figures() if figure.number == 1]


@cache
def states(page: str) -> dict[str, dict]:
    """Return the figures' states by their ids, as the page carries them."""
    found = []
    for script in soup(page).select(
        'script[type*="widget"][type$="+json"]'
    ):
        data = json.loads(script.string or "{}")
        if "model_id" in data:
            continue
        models = (
            data["state"] if "_esm" not in data["state"] else {"": data}
        )
        found += [model["state"] for model in models.values()]
    return {s["asks"]["id"]: s for s in found if "asks" in s}


def asks(figure: Figure) -> dict:
    """Return what a figure asks."""
    return states(figure.page)[figure.id]["asks"]
