"""A link to a file may name a place in it that its author has named.

`[a slope](../book/refreshers.md#refresher-slope)` is a link that a notebook's reader
can follow too, wherever it is opened. MyST knows only headings at the end of such a
link; here it learns of `(refresher-slope)=`, and of figures by their ids.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Tell MyST the places of a page, in the form of its own: line, id, text."""
    named = {
        name: (0, place, name)
        for name, place in doctree.nameids.items()
        if place and doctree.nametypes.get(name)
    }
    known = app.env.metadata[app.env.docname]
    known["myst_slugs"] = named | known.get("myst_slugs", {})


def setup(app: Sphinx) -> dict[str, bool]:
    """Note places when a page has been read."""
    app.connect("doctree-read", note)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
