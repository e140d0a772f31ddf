"""A live figure in a page of prose, without a notebook.

    ```{live} Playground
    id: spirals
    dataset: spirals
    gate: false
    ```

The argument is a class of ``anncourse.widgets``, the content what it takes, as
YAML; with a ``text``, what its ``from_text`` takes. The picture and its description
are made by the class itself; state and module go into the page, so the page needs no
kernel and no other file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from figure_node import framed, json_script, live_figure
from notebook_cache import ingredients
from page_assets import BUNDLES, SHARED
from page_pictures import save_picture
from questions import asked
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

ROOT = Path(__file__).parents[2]
OWN = "application/vnd.anncourse.widget+json"


class Live(SphinxDirective):
    """Put a widget of the package where the directive stands."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        try:
            widget = self._widget(name)
        except (
            ValueError,
            TypeError,
            AttributeError,
            ImportError,
            yaml.YAMLError,
        ) as error:
            raise self.error(f"live {name}: {error}") from error
        image = nodes.image(
            uri=save_picture(self.env, widget.png()), alt=widget.describe()
        )
        state = widget.page_state()
        data = json_script(OWN, {"state": state})
        asks = state["asks"]
        figure = live_figure(name, [image], [data], asks["id"])
        frame = framed(self.state.document, asks, figure)
        frame["asked"] = asked(name, state)
        self.set_source_info(frame)
        return [frame]

    def _widget(self, name: str) -> Any:
        from anncourse import widgets

        kind = getattr(widgets, name)
        for source in _sources(name):
            self.env.note_dependency(str(source))
        taken = yaml.safe_load("\n".join(self.content)) or {}
        if not isinstance(taken, dict):
            raise ValueError(f"write names and values; got {taken!r}.")
        if "text" in taken:
            return kind.from_text(taken.pop("text"), **taken)
        return kind(**taken)


def _sources(name: str) -> list[Path]:
    """Return the files whose change must rebuild a page with this widget."""
    modules = (ROOT / BUNDLES / part for part in (f"{name}.js", *SHARED))
    return [
        path for path in (*ingredients(ROOT), *modules) if path.exists()
    ]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.setup_extension("figure_node")
    app.add_directive("live", Live)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
