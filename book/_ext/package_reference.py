"""What a layer's section on the package's pages shows.

    ```{layer} Conv2D images.conv2d
    What the picture shows, for those who do not see it.
    ```

First the picture: ``images.conv2d`` is a function in ``book/drawings/images.py`` that
returns matplotlib's Axes. Then the docstring. Then the source, folded, without the
docstring, with a link to its lines in the repository.

A page of prose shows such a picture alone:

    ```{drawing} grading.split
    What the picture shows.
    ```
"""

from __future__ import annotations

import ast
import inspect
import io
import sys
import textwrap
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from myst_nb.sphinx_ import HideCodeCellNode
from notebook_cache import ingredients
from page_pictures import save_picture
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

BOOK = Path(__file__).parents[1]
PACKAGE = BOOK.parent / "anncourse"
DOTS_PER_INCH = 200


class Drawing(SphinxDirective):
    """Show what a function of ``book/drawings`` draws."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        try:
            return [self.picture()]
        except (ImportError, AttributeError) as error:
            raise self.error(f"{self.name}: {error}") from error

    def picture(self) -> nodes.Node:
        """Return the picture that the last argument names."""
        drawing = self.arguments[-1]
        alt = " ".join(" ".join(self.content).split())
        if not alt:
            raise self.error(
                f"{self.name} {drawing}: say in words what the picture shows"
            )
        module, _, function = drawing.rpartition(".")
        draw = getattr(import_module(f"drawings.{module}"), function)
        # A picture is drawn anew when anything it may call has changed.
        code = (BOOK / "drawings").glob("*.py"), ingredients(BOOK.parent)
        for path in chain.from_iterable(code):
            self.env.note_dependency(str(path))
        image = nodes.image(uri=save_picture(self.env, png(draw)), alt=alt)
        self.set_source_info(image)
        return nodes.paragraph("", "", image)


class LayerSection(Drawing):
    """Show a public class of the package: its picture, its words, its source."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        picture = super().run()
        try:
            layer = getattr(import_module("anncourse"), name)
        except AttributeError as error:
            raise self.error(f"layer {name}: {error}") from error
        return [*picture, *self._words(name), *self._source(layer)]

    def _words(self, name: str) -> list[nodes.Node]:
        lines = [
            "```{eval-rst}",
            f".. autoclass:: anncourse.{name}",
            "   :members:",
            "   :exclude-members: backward_into, children, kernel",
            "```",
        ]
        parent = nodes.Element()
        self.state.nested_parse(
            StringList(lines, self.get_source_info()[0]), 0, parent
        )
        return parent.children

    def _source(self, layer: type) -> list[nodes.Node]:
        path = Path(inspect.getfile(layer))
        lines, first = inspect.getsourcelines(layer)
        code = without_docstring("".join(lines))
        words = (
            f"The source of {layer.__name__}, {code.count(chr(10))} lines"
        )
        fold = HideCodeCellNode(prompt_show=words, prompt_hide=words)
        fold += nodes.literal_block(code, code, language="python")
        return [fold, *self._link(path, first, first + len(lines) - 1)]

    def _link(self, path: Path, first: int, last: int) -> list[nodes.Node]:
        options = self.config.html_theme_options
        url = options.get("repository_url")
        if not url:
            return []
        inside = path.relative_to(PACKAGE.parent).as_posix()
        branch = options.get("repository_branch") or "main"
        place = f"{url}/blob/{branch}/{inside}#L{first}-L{last}"
        words = f"{inside}, lines {first} to {last}"
        link = nodes.reference("", words, refuri=place)
        return [nodes.paragraph("", "", link, classes=["source-link"])]


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
    """Register the directives."""
    if str(BOOK) not in sys.path:
        sys.path.append(str(BOOK))
    app.add_directive("drawing", Drawing)
    app.add_directive("layer", LayerSection)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
