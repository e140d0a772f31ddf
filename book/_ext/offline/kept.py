"""Which files of a built book are kept: its pages, and what they load at once.

From the first page on, pages lead to pages, and each names what it loads. So what no
page shows is left out by itself: notebooks to save, the book on paper, the picture of a
shared link, what an earlier build has left behind.
"""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

# Whole applications, many times heavier than the book, and pages for other sites.
APART = ("lite/", "python/", "figure/")
LOADING = {"img": "src", "script": "src", "source": "src", "link": "href"}
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")
# A name with a hash of the content never means anything else.
HASHED = re.compile(r"(?:^|[./-])[0-9a-f]{10,}\.\w+$")


class Weight(NamedTuple):
    """What the kept files weigh, in bytes: on their way, compressed, and at home."""

    fetches: int
    takes: int


class Named(HTMLParser):
    """The addresses that a page leads to, and those that it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        """Take a tag's address."""
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        elif tag in LOADING:
            self.loads.append(given.get(LOADING[tag]) or "")


def kept_files(site: Path, first: str) -> list[str]:
    """Return the names of all files that a kept book needs, in order."""
    found: set[str] = set()
    open_ends = [first]
    while open_ends:
        name = open_ends.pop()
        if name not in found and (site / name).is_file():
            found.add(name)
            open_ends += needed(site, name)
    return sorted(found)


def needed(site: Path, name: str) -> Iterator[str]:
    """Yield the files that one file leads to or loads."""
    if name.endswith(".html"):
        page = Named((site / name).read_text("utf-8"))
        pages = (link for link in inside(name, page.links) if is_page(link))
        yield from (*pages, *inside(name, page.loads))
    elif name.endswith(".css"):
        style = (site / name).read_text("utf-8")
        yield from inside(name, IN_STYLE.findall(style))


def inside(name: str, addresses: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that stay in the book, as files seen from its top."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        path = posixpath.join(posixpath.dirname(name), unquote(parts.path))
        path = posixpath.normpath(path)
        if not path.startswith(("../", "/", *APART)):
            yield path


def is_page(name: str) -> bool:
    """Say whether a link leads to a page, and not to a file to save."""
    return name.endswith(".html")


def listing(site: Path, names: Iterable[str]) -> dict[str, str]:
    """Return for each name a hash of the content; none where the name has one."""
    return {
        name: "" if HASHED.search(name) else digest(site / name)
        for name in names
    }


def digest(path: Path) -> str:
    """Return a short hash of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def weight(site: Path, names: Iterable[str]) -> Weight:
    """Return what files weigh, sent as a web server compresses them, and unpacked."""
    fetches = takes = 0
    for name in names:
        content = (site / name).read_bytes()
        takes += len(content)
        fetches += min(len(content), len(gzip.compress(content, 6)))
    return Weight(fetches, takes)
