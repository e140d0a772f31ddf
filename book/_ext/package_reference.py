"""What the package's pages show beside a docstring: a picture, and the source.

    ```{drawing} layers.conv2d
    What the picture shows, for those who do not see it.
    ```

    ```{source} anncourse.Conv2D
    ```

A drawing is a function in ``book/drawings`` that returns matplotlib's Axes. A
source is folded, without the docstring that stands above it, and links to its
lines in the repository.
"""

from __future__ import annotations

import ast
import inspect
import io
import sys
import textwrap
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from page_pictures import save_picture
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

BOOK = Path(__file__).parents[1]
PACKAGE = BOOK.parent / "anncourse"
DOTS_PER_INCH = 200


class Drawing(SphinxDirective):
    """Draw a picture, and put it where the directive stands."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        alt = " ".join(" ".join(self.content).split())
        if not alt:
            raise self.error("drawing: say in words what the picture shows")
        module, _, function = self.arguments[0].rpartition(".")
        # A picture is drawn anew when anything it may call has changed.
        drawings = BOOK / "drawings" / f"{module}.py"
        sources = [*PACKAGE.glob("*.py"), *PACKAGE.glob("plots/*.py")]
        for path in (drawings, *sources):
            self.env.note_dependency(str(path))
        try:
            draw = getattr(import_module(f"drawings.{module}"), function)
        except (ImportError, AttributeError) as error:
            raise self.error(f"drawing: {error}") from error
        image = nodes.image(uri=save_picture(self.env, png(draw)), alt=alt)
        self.set_source_info(image)
        return [nodes.paragraph("", "", image)]


def png(draw: Any) -> bytes:
    """Return what a drawing function draws, on a transparent ground."""
    from matplotlib import pyplot as plt

    figure, buffer = draw().figure, io.BytesIO()
    # No version and no date: equal figures are equal files.
    figure.savefig(
        buffer,
        format="png",
        dpi=DOTS_PER_INCH,
        transparent=True,
        metadata={"Software": None},
    )
    plt.close(figure)
    return buffer.getvalue()


class Source(SphinxDirective):
    """Fold the source of a class or function, and link to its lines."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        package, _, name = self.arguments[0].rpartition(".")
        try:
            thing = getattr(import_module(package), name)
        except (ImportError, AttributeError) as error:
            raise self.error(f"source: {error}") from error
        path = Path(inspect.getfile(thing))
        self.env.note_dependency(str(path))
        lines, first = inspect.getsourcelines(thing)
        last = first + len(lines) - 1
        code = without_docstring("".join(lines))
        count = code.count("\n")
        fold = HideCodeCellNode(
            prompt_show=f"The source of {name}, {count} lines",
            prompt_hide="Fold the source",
        )
        fold += nodes.literal_block(code, code, language="python")
        return [fold, *self._link(path, first, last)]

    def _link(self, path: Path, first: int, last: int) -> list[nodes.Node]:
        options = self.config.html_theme_options
        url = options.get("repository_url")
        if not url:
            return []
        inside = path.relative_to(PACKAGE.parent).as_posix()
        branch = options.get("repository_branch", "main")
        place = f"{url}/blob/{branch}/{inside}#L{first}-L{last}"
        words = f"{inside}, lines {first} to {last}"
        link = nodes.reference("", words, refuri=place)
        return [nodes.paragraph("", "", link, classes=["source-link"])]


def without_docstring(source: str) -> str:
    """Return a class or function without its docstring."""
    source = textwrap.dedent(source)
    node = ast.parse(source).body[0]
    if not isinstance(node, ast.ClassDef | ast.FunctionDef):
        return source
    if ast.get_docstring(node) is None:
        return source
    lines = source.splitlines(keepends=True)
    start, end = node.body[0].lineno - 1, node.body[0].end_lineno or 0
    while end < len(lines) and not lines[end].strip():
        end += 1
    return "".join(lines[:start] + lines[end:])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register both directives."""
    if str(BOOK) not in sys.path:
        sys.path.append(str(BOOK))
    app.add_directive("drawing", Drawing)
    app.add_directive("source", Source)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
