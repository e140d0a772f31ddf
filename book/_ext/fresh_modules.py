"""A page's figures have today's modules, whatever the notebook's cache holds.

A chapter's outputs come from Python: the state of each figure, its picture and its
sentence. The module that moves it on the page is text beside them, and the cache keeps
the one of the day when the chapter ran. So it is put in anew when the page is written,
and a changed bundle executes no chapter again: it reads the pages that show its figure.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from live_figures import STATE, widget_name, widget_states
from page_assets import BUNDLES, SHARED
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class FollowModules(SphinxTransform):
    """Read a page again when the module of one of its figures has changed."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        states = widget_states(self.env, self.env.docname)
        names = {widget_name(model) for model in states.values()}
        folder = Path(self.env.srcdir, BUNDLES)
        own = [folder / f"{name}.js" for name in sorted(names)]
        if not any(path.exists() for path in own):
            return
        for path in (*own, *(folder / name for name in SHARED)):
            if path.exists():
                self.env.note_dependency(str(path))


def renewed(body: str, folder: Path) -> str:
    """Return a notebook's widget state with the modules that lie in a folder.

    A figure without a module there keeps the one that was stored.
    """
    data = json.loads(body)
    for model in data["state"].values():
        module = folder / f"{widget_name(model)}.js"
        if "_esm" in model["state"] and module.exists():
            model["state"]["_esm"] = module.read_text("utf-8")
    return json.dumps(data)


def renew(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put today's modules into the state that a page carries."""
    for entry in context.get("script_files", []):
        given = getattr(entry, "attributes", {})
        if given.get("type") == STATE:
            given["body"] = renewed(
                given["body"], Path(app.srcdir, BUNDLES)
            )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register both steps; the second comes before `page_assets` takes the state."""
    app.add_transform(FollowModules)
    app.connect("html-page-context", renew, priority=850)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
