"""What the printed book holds, and in which order: _toc.yml says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FIRST = "index.html"
# Its pictures stand in the chapters, and its buttons are nothing on paper.
ON_SCREEN_ONLY = {"book/teach/gallery"}


@dataclass(frozen=True)
class Entry:
    """A page of the built book, and the part that it stands in."""

    page: str
    part: str = ""


def entries(toc: dict[str, Any]) -> list[Entry]:
    """Return the book's pages in reading order; the first stands in no part."""
    found = [Entry(FIRST)]
    for part in toc.get("parts", []):
        pages = _pages(part.get("chapters", []))
        found += [Entry(page, part["caption"]) for page in pages]
    return found


def _pages(listed: list[dict[str, Any]]) -> Iterator[str]:
    for each in listed:
        if each["file"] not in ON_SCREEN_ONLY:
            yield f"{each['file']}.html"
        yield from _pages(each.get("sections", []))


def read(root: Path) -> list[Entry]:
    """Return the pages that a folder's _toc.yml names."""
    return entries(yaml.safe_load((root / "_toc.yml").read_text("utf-8")))
