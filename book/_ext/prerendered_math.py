"""Mathematics typeset at build time, so that a page needs no script for it.

KaTeX writes HTML for the eye and MathML for a screen reader. Formulas are
typeset while sources are read: one that fails stops the build with its text
and its place. The characters they use are kept per page, and the formula
fonts are cut down to them before pages are written.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from katex_fonts import write_stylesheet
from katex_process import FormulaError, Katex
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.errors import ExtensionError
from sphinx.util.math import get_node_equation_number

VISIBLE = re.compile(r'aria-hidden="true">(.*)', re.S)
TAG = re.compile(r"<[^>]*>")


def typeset(katex: Katex, node: nodes.Element) -> str:
    """Return a math node's HTML; stop the build if it cannot be typeset."""
    tex = node.astext()
    display = isinstance(node, nodes.math_block)
    try:
        return katex.render(tex, display=display)
    except FormulaError as error:
        source, line = node.source, node.line
        place = node
        while (not source or not line) and place.parent is not None:
            place = place.parent
            source, line = source or place.source, line or place.line
        raise ExtensionError(
            f"{source}:{line}: this formula cannot be typeset: {tex}\n{error}"
        ) from error


def visible_characters(markup: str) -> set[str]:
    """Return the characters that formula fonts must show."""
    shown = VISIBLE.search(markup)
    return set(html.unescape(TAG.sub("", shown[1]))) if shown else set()


class FormulaGlyphs(EnvironmentCollector):
    """Typeset each page's formulas and keep the characters they use."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        used: set[str] = set()
        for kind in (nodes.math, nodes.math_block):
            for node in doctree.findall(kind):
                used |= visible_characters(typeset(app.katex, node))
        glyphs_of(app.env)[app.env.docname] = "".join(sorted(used))

    def clear_doc(
        self, app: Sphinx, env: BuildEnvironment, docname: str
    ) -> None:
        glyphs_of(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: set[str],
        other: BuildEnvironment,
    ) -> None:
        for docname in docnames:
            glyphs_of(env)[docname] = glyphs_of(other).get(docname, "")


def glyphs_of(env: BuildEnvironment) -> dict[str, str]:
    """Return the environment's record of formula characters by page."""
    if not hasattr(env, "formula_glyphs"):
        env.formula_glyphs = {}
    return env.formula_glyphs


def write_fonts(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Cut the fonts; return every page with formulas if their style changed."""
    if app.builder.format != "html":
        return []
    glyphs = "".join(sorted(set("".join(glyphs_of(env).values()))))
    before = getattr(env, "formula_style", "")
    env.formula_style = write_stylesheet(
        glyphs, Path(app.outdir, "_static")
    )
    if env.formula_style == before:
        return []
    return [page for page, used in glyphs_of(env).items() if used]


def link_style(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the formula style to the pages that hold a formula."""
    if glyphs_of(app.env).get(pagename):
        context["formula_style"] = f"_static/{app.env.formula_style}"


def visit_inline(self: Any, node: nodes.math) -> None:
    markup = typeset(self.builder.app.katex, node)
    self.body.append(f'<span class="math">{markup}</span>')
    raise nodes.SkipNode


def visit_display(self: Any, node: nodes.math_block) -> None:
    """Write a formula in a box that scrolls sideways, with its number."""
    markup = typeset(self.builder.app.katex, node)
    number = get_node_equation_number(self, node) if node["number"] else ""
    label = f"Equation {number}".strip()
    self.body.append(self.starttag(node, "div", CLASS="math"))
    self.body.append(
        f'<div class="scroll" role="group" aria-label="{label}">{markup}</div>'
    )
    if number:
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the renderer, the macros and the font step."""
    app.add_config_value("katex_macros", {}, "env", types=[dict])
    app.connect("builder-inited", _start)
    app.add_env_collector(FormulaGlyphs)
    app.add_html_math_renderer(
        "katex", (visit_inline, None), (visit_display, None)
    )
    app.connect("env-updated", write_fonts)
    app.connect("html-page-context", link_style)
    app.connect("build-finished", lambda app, _: app.katex.close())
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _start(app: Sphinx) -> None:
    app.katex = Katex(app.config.katex_macros)
