"""Print the book into one PDF: all of _toc.yml, in its order, through Chromium."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from commands import book
from commands.paper import (
    about,
    chapters,
    contents,
    places,
    printing,
    whole,
)

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "_build" / "pdf"


def name(version: str) -> str:
    """Return the file's name."""
    return f"neural-networks-you-can-touch-{version}.pdf"


def make(
    listed: Sequence[contents.Entry], site: Path, folder: Path
) -> Path:
    """Print pages of a built book; return the PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()

    def say(words: str) -> None:
        print(f"{time.monotonic() - began:4.0f} s  {words}", flush=True)

    known = about.read(ROOT)
    read = [
        chapters.read(site, entry.page, entry.part, known.address)
        for entry in listed
    ]
    say(f"{len(read)} pages read")
    seen_as = site.resolve().as_uri()
    source = folder / "whole.html"
    source.write_text(whole.whole(known, read, site, seen_as), "utf-8")
    say("joined into one")
    pdf = folder / name(known.version)
    printing.print_book(source, pdf, say)
    pages = places.finish(pdf, known)
    say(f"{pages} pages, {pdf.stat().st_size / 1e6:.1f} MB")
    source.unlink()
    return pdf


def main() -> int:
    """Build the book if there is none, then print it."""
    printing.browser()
    site = book.PAGE.parent
    if not book.PAGE.exists():
        print("There is no book yet; it is built first.")
        code = book.main()
        if code:
            return code
    listed = contents.read(ROOT)
    absent = [e.page for e in listed if not (site / e.page).exists()]
    if absent:
        print(
            f"The built book lacks {', '.join(absent)}: build it again with "
            "make book"
        )
        return 1
    pdf = make(listed, site, FOLDER)
    print(f"Open it: {pdf}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
