"""The book's first page is the site's first page.

Its source lies in book/ with the other prose; a reader who opens the site's
address should not be sent on. So the root document is written to index.html,
and at its own place stands a signpost (findable/signposts.py).
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

FIRST = "index.html"


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


def setup(app: Sphinx) -> dict[str, bool]:
    """Replace the HTML builder."""
    app.add_builder(RootedBuilder, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
