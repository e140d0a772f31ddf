"""The button that keeps the book, where a page has `{keep-book}`.

It does nothing without its script, which only such a page loads, and which shows what
can be pressed: book/_assets/offline/keep.js.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

SCRIPT = Path(__file__).parents[2] / "_assets" / "offline" / "keep.js"
BUTTON = """<div class="keep" data-part="keep" data-worker="{worker}" \
data-fetches="" data-takes="">
<p><button type="button" data-press="keep" hidden></button>
<button type="button" data-press="forget" hidden></button></p>
<progress aria-label="Fetched" hidden></progress>
<p role="status"></p>
</div>
<script defer src="{script}"></script>
"""


class KeptHere(nodes.General, nodes.Element):
    """The button's place."""


class KeepBook(SphinxDirective):
    """Put the button where the directive stands."""

    def run(self) -> list[nodes.Node]:
        return [KeptHere()]


def name_script(app: Sphinx, config: Config) -> None:
    """Put the script's published name into the configuration."""
    found = hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:10]
    config.keep_script = f"keep.{found}.js"


def publish(app: Sphinx) -> None:
    """Write the script below _static, and remove an earlier one."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    for stale in static.glob("keep.*.js"):
        stale.unlink()
    (static / app.config.keep_script).write_bytes(SCRIPT.read_bytes())


def show(writer: Any, node: KeptHere) -> None:
    """Write the button with the way to the worker from this page."""
    builder = writer.builder
    here = builder.get_target_uri(builder.current_docname)
    script = f"_static/{builder.config.keep_script}"
    writer.body.append(
        BUTTON.format(
            worker=relative_uri(here, "offline.js"),
            script=relative_uri(here, script),
        )
    )
    raise nodes.SkipNode


def skip(writer: Any, node: nodes.Element) -> None:
    """Leave it out on paper, which is kept anyway."""
    raise nodes.SkipNode
