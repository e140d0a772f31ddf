"""One page of many: ids that stay apart, and links that stay inside."""

import re
from collections.abc import Collection
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from commands.paper.contents import FIRST

# What names the id of another element.
NAMES_IDS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
# The first page's source lies in a folder; its page sends the reader on.
MOVED = {"book/index.html": FIRST}
OUTER = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def key(page: str) -> str:
    """Return the word that a page's ids begin with."""
    name = page.removesuffix(".html")
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")


def inner(page: str, place: str = "") -> str:
    """Return the id of a page in the printed book, or of a place on it."""
    return f"{key(page)}--{place}" if place else key(page)


def prefix_ids(article: Tag, page: str) -> None:
    """Let each id of an article begin with its page."""
    for tag in article.find_all(id=True):
        tag["id"] = inner(page, str(tag["id"]))
    for name in NAMES_IDS:
        for tag in article.find_all(attrs={name: True}):
            ids = str(tag[name]).split()
            tag[name] = " ".join(inner(page, each) for each in ids)


def leads_to(page: str, href: str) -> tuple[str, str] | None:
    """Return the page and the place that a link leads to; None for other sites."""
    if OUTER.match(href):
        return None
    parts = urlsplit(urljoin(f"/{page}", href))
    target = normpath(unquote(parts.path)).lstrip("/.")
    return MOVED.get(target, target or FIRST), unquote(parts.fragment)


def rewrite_links(
    article: Tag, page: str, known: Collection[str], address: str
) -> None:
    """Let links to what is printed stay inside, and others name the book's address."""
    for link in article.find_all("a", href=True):
        target = leads_to(page, str(link["href"]))
        if target is None:
            continue
        there = inner(*target)
        if there in known:
            link["href"] = f"#{there}"
        else:
            path, place = target
            link["href"] = f"{address}/{path}" + f"#{place}" * bool(place)
