"""The book without a network: kept on a reader's device, if the reader asks for it.

A page with `{keep-book}` has a button. Nothing is fetched and nothing is registered
before it is pressed. Then the browser takes `offline.js`, which stands at the top of
the site and is written last, since it names every file with a hash of its content. A
changed book is a changed `offline.js`: so a browser that keeps the book learns of it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from sphinx.application import Sphinx

from .button import KeepBook, KeptHere, name_script, publish, show, skip
from .kept import Weight, kept_files, listing, weight

WORKER = "offline.js"
SOURCE = Path(__file__).parents[2] / "_assets" / "offline" / "worker.js"
# What a button says of the size is known only when all pages are written.
SIZES = re.compile(r'data-fetches="[^"]*" data-takes="[^"]*"')


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write the worker of a site that was built without an error."""
    if error or app.builder.format != "html":
        return
    write(
        Path(app.outdir),
        app.builder.get_target_uri(app.config.root_doc),
    )


def write(site: Path, first: str) -> None:
    """Say the size in a site's buttons, and write its worker."""
    names = kept_files(site, first)
    found = weight(site, names)
    for name in names:
        if name.endswith(".html"):
            tell(site / name, found)
    # No page changes any more, so its hash may be taken.
    head = (
        f"const FILES = {json.dumps(listing(site, names), indent=0)};\n"
        f"const BYTES = {found.takes};\n"
    )
    put(site / WORKER, head + SOURCE.read_text("utf-8"))


def tell(page: Path, found: Weight) -> None:
    """Say the book's size in the button of a page that has one."""
    text = page.read_text("utf-8")
    sizes = (
        f'data-fetches="{megabytes(found.fetches)}" '
        f'data-takes="{megabytes(found.takes)}"'
    )
    put(page, SIZES.sub(sizes, text))


def megabytes(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1e6:.1f} MB"


def put(path: Path, text: str) -> None:
    """Write a file, unless it says so already."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the button, and the worker after all else that a build writes."""
    app.add_config_value("keep_script", "", "html", types=[str])
    app.connect("config-inited", name_script)
    app.connect("builder-inited", publish)
    app.connect("build-finished", finish, priority=999)
    paper = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(KeptHere, html=(show, None), **paper)
    app.add_directive("keep-book", KeepBook)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
