"""Figures elsewhere: each on a page of its own, and a gallery of all of them."""

from __future__ import annotations

from sphinx.application import Sphinx

from elsewhere import alone, gallery


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the pages and the gallery."""
    alone.setup(app)
    gallery.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
