"""What was built: its pages, and the figures that stand on them.

`CHAPTER=07`, or a page's name, keeps the checks to the pages that it names.
"""

import base64
import json
import os
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[2]
# SITE lets the same checks run on another build.
SITE = Path(os.environ.get("SITE", ROOT / "_build" / "html"))
# Figures alone have a check of their own (test_alone.py).
NOT_PAGES = ("_static", "_sources", "_images", "_downloads", "figure")
STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
OWN = "application/vnd.anncourse.widget+json"


@dataclass(frozen=True)
class Figure:
    """The n-th figure of its kind on a page, and what the page says of it."""

    page: str
    name: str
    number: int
    state: dict[str, Any] = field(compare=False, repr=False)

    def __str__(self) -> str:
        """Return the words by which a test is called."""
        return f"{self.page}:{self.name}-{self.number}"

    @property
    def selector(self) -> str:
        """Return what finds its root element."""
        return f'[data-widget="{self.name}"] >> nth={self.number - 1}'

    def address(self, content: str | dict[str, Any]) -> str:
        """Return the end of an address that carries a state for this figure."""
        if isinstance(content, dict):
            text = json.dumps(content).encode()
            content = base64.urlsafe_b64encode(text).decode().rstrip("=")
        return f"#figure={self.asks['id']}.{content}"

    @cached_property
    def asks(self) -> dict[str, Any]:
        """Return what it asks: its id, its bet, its goal, what it holds fixed."""
        return self.state.get("asks", {})


@cache
def soup(page: str) -> BeautifulSoup:
    """Return a built page, parsed."""
    return BeautifulSoup(
        (SITE / page).read_text(encoding="utf-8"), "html.parser"
    )


@cache
def anchors(page: str) -> set[str]:
    """Return the places of a page that a link can lead to."""
    return {
        str(tag[attribute])
        for attribute in ("id", "name")
        for tag in soup(page).find_all(attrs={attribute: True})
    }


@cache
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
    with (SITE / page).open(encoding="utf-8") as file:
        return 'http-equiv="Refresh"' in file.read(2000)


def called(name: str) -> list[str]:
    """Return the pages that a chapter's number, or a page's name, means."""
    found = [
        page
        for page in pages()
        if (stem := PurePosixPath(page).stem) == name
        or stem.startswith(f"{name}-")
    ]
    if not found:
        names = ", ".join(PurePosixPath(page).stem for page in pages())
        raise ValueError(
            f"No page of the built book is called {name!r}. "
            f"There are {names or 'none: build it with make book'}."
        )
    return found


def wanted() -> list[str]:
    """Return the pages to check: all, or those that `CHAPTER` names."""
    name = os.environ.get("CHAPTER", "")
    return called(name) if name else pages()


@cache
def figures() -> list[Figure]:
    """Return every figure of the pages to check, in page order."""
    return [figure for page in wanted() for figure in on(page)]


def on(page: str) -> list[Figure]:
    """Return the figures of one page."""
    # To take a page apart takes half a second, and most have no figure.
    if "data-widget" not in (SITE / page).read_text(encoding="utf-8"):
        return []
    kept = kept_states(page)
    counted: dict[str, int] = {}
    found = []
    for mark in soup(page).select("[data-widget]"):
        name = str(mark["data-widget"])
        counted[name] = counted.get(name, 0) + 1
        found.append(Figure(page, name, counted[name], state(mark, kept)))
    return found


def kept_states(page: str) -> dict[str, Any]:
    """Return the widget state that a chapter keeps, by model."""
    found: dict[str, Any] = {}
    for script in soup(page).find_all("script", type=STATE):
        data = json.loads(script.text)
        found |= {model: e["state"] for model, e in data["state"].items()}
        for model, texts in data.get("again", {}).items():
            for trait, holder in texts.items():
                found[model][trait] = found[holder][trait]
    return found


def state(mark: Tag, kept: dict[str, Any]) -> dict[str, Any]:
    """Return the state a figure begins with; it stands beside it, or is named there."""
    own = mark.find("script", type=OWN)
    if own:
        return json.loads(own.text)["state"]
    view = mark.find("script", type=VIEW)
    return kept[json.loads(view.text)["model_id"]] if view else {}


def without_twins() -> list[Figure]:
    """Return one figure for each kind and page."""
    return [figure for figure in figures() if figure.number == 1]
