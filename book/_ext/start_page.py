"""The book's first page is the site's first page.

Its source lies in book/ with the other prose; a reader who opens the site's
address should not be sent on. So the root document is written to index.html,
and its own place leads there.
"""

from __future__ import annotations

import html
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

FIRST = "index.html"
SIGNPOST = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="canonical" href="{target}">
<meta http-equiv="Refresh" content="0; url={target}">
</head>
<body><main role="main"><h1>{title}</h1>
<p>What is inside, how to teach with it, and the licenses:
<a href="{target}">open the book</a>.</p></main></body>
</html>
"""


class RootedBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder with the root document at index.html."""

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if docname == self.config.root_doc:
            return FIRST
        return super().get_target_uri(docname, typ)

    def get_outfilename(self, pagename: str) -> str:
        if pagename == self.config.root_doc:
            return str(Path(self.outdir, FIRST))
        return super().get_outfilename(pagename)


def write_signpost(app: Sphinx, error: Exception | None) -> None:
    """Lead from the root document's own place to the first page."""
    place = f"{app.config.root_doc}.html"
    if error or app.builder.name != "html" or place == FIRST:
        return
    page = SIGNPOST.format(
        title=html.escape(app.config.html_title),
        target=relative_uri(place, FIRST),
    )
    Path(app.outdir, place).write_text(page, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Replace the HTML builder and write the signpost at the end."""
    app.add_builder(RootedBuilder, override=True)
    app.connect("build-finished", write_signpost)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
