"""A printed PDF: on which page each place stands; its names, its date, its size."""

from datetime import UTC, datetime
from pathlib import Path

import pikepdf

from commands.paper.about import About


def pages_of(pdf: Path) -> dict[str, int]:
    """Return the number of the page, from 1, of each place that a link leads to."""
    with pikepdf.open(pdf) as book:
        numbers = {
            page.objgen: number
            for number, page in enumerate(book.pages, start=1)
        }
        found = dict(book.Root.get("/Dests", {}).items())
        if "/Names" in book.Root and "/Dests" in book.Root.Names:
            found |= dict(pikepdf.NameTree(book.Root.Names.Dests).items())
        return {
            str(name).removeprefix("/"): numbers[_page(place)]
            for name, place in found.items()
        }


def _page(place: pikepdf.Object) -> tuple[int, int]:
    explicit = place.D if isinstance(place, pikepdf.Dictionary) else place
    return explicit[0].objgen


def finish(pdf: Path, about: About) -> int:
    """Give a PDF its names and its source's date, and pack it; return its pages.

    The same source gives the same bytes: the clock leaves no trace.
    """
    moment = about.moment or datetime(1970, 1, 1, tzinfo=UTC)
    stamp = f"D:{moment:%Y%m%d%H%M%S}+00'00'"
    with pikepdf.open(pdf, allow_overwriting_input=True) as book:
        book.docinfo["/Title"] = about.title
        book.docinfo["/Author"] = about.authors
        book.docinfo["/CreationDate"] = stamp
        book.docinfo["/ModDate"] = stamp
        book.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True
        )
        book.Root.PageMode = pikepdf.Name.UseOutlines
        pages = len(book.pages)
        book.save(
            pdf,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return pages
