"""All live figures of the course on one map: each chapter's claim, and what it moves.

    ```{course-figures}
    02-artificial-neuron: One neuron draws one line.
    ```

The author gives one sentence for each chapter. Its title and its figures are those
that the build finds, in their order, each with a link to its place; so the map grows
with the course, and no link of it is dead. A chapter that is not in `_toc.yml` is left
out; one that is there and has no sentence stops the build.
"""

from __future__ import annotations

import html
from typing import Any

import yaml
from course_map import FOLDER, chapters
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

FORM = "write chapters and one sentence for each; got {!r}."
# The id and the title of each figure, by page.
Figures = dict[str, list[tuple[str, str]]]


class CourseFigures(nodes.General, nodes.Element):
    """The map, with its `claims` by chapter."""


class FigureMap(SphinxDirective):
    """Put the map where the directive stands."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        try:
            claims = yaml.safe_load("\n".join(self.content))
        except yaml.YAMLError as error:
            raise self.error(f"course-figures: {error}") from error
        if not isinstance(claims, dict):
            raise self.error(f"course-figures: {FORM.format(claims)}")
        here = self.env.docname
        missing = [
            page
            for page in chapters(self.env)
            if page != here and _stem(page) not in claims
        ]
        if missing:
            raise self.error(
                f"course-figures: no sentence for {missing[0]}."
            )
        _pages(self.env).add(here)
        node = CourseFigures(claims=claims)
        self.set_source_info(node)
        return [node]


def _stem(page: str) -> str:
    return page.removeprefix(f"{FOLDER}/")


# ---- what the build knows of figures -------------------------------------------------


def _kept(env: BuildEnvironment) -> Figures:
    """Return what is kept from build to build: the figures, by page."""
    if not hasattr(env, "course_figures"):
        env.course_figures = {}
    return env.course_figures


def _pages(env: BuildEnvironment) -> set[str]:
    """Return the pages that have a map."""
    if not hasattr(env, "course_figure_maps"):
        env.course_figure_maps = set()
    return env.course_figure_maps


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Note the figures of a page that have a name and a title."""
    asked = [
        node["asked"]["asks"]
        for node in doctree.findall(nodes.Element)
        if "asked" in node
    ]
    _kept(app.env)[app.env.docname] = [
        (nodes.make_id(asks["id"]), asks["title"])
        for asks in asked
        if asks["id"] and asks["title"]
    ]


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again, or gone."""
    _kept(env).pop(docname, None)
    _pages(env).discard(docname)


def merge(
    app: Sphinx, env: BuildEnvironment, docs: list[str], other: Any
) -> None:
    """Take over what another process has read."""
    _kept(env).update({doc: _kept(other).get(doc, []) for doc in docs})
    _pages(env).update(_pages(other))


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write again: those with a map, if anything on it changed."""
    shown = [
        (page, env.titles[page].astext(), _kept(env).get(page, []))
        for page in chapters(env)
        if page in env.titles
    ]
    before = getattr(env, "course_figures_shown", None)
    env.course_figures_shown = shown
    return [] if shown == before else sorted(_pages(env))


# ---- the page ------------------------------------------------------------------------


def show(writer: Any, node: CourseFigures) -> None:
    """Write the chapters as a list, each with the list of its figures."""
    env, here = writer.builder.env, writer.builder.current_docname
    rows = "".join(
        _chapter(writer.builder, page, node["claims"][_stem(page)])
        for page in chapters(env)
        if page != here
    )
    writer.body.append(
        f'<ol class="course-figures" role="list">{rows}\n</ol>\n'
    )
    raise nodes.SkipNode


def _chapter(builder: Any, page: str, claim: str) -> str:
    env, here = builder.env, builder.current_docname
    address = html.escape(builder.get_relative_uri(here, page))
    links = "".join(
        f'\n<li><a href="{address}#{name}">'
        f"{html.escape(title.removesuffix('.'))}</a></li>"
        for name, title in _kept(env).get(page, [])
    )
    number = f'<span class="number">{_stem(page)[:2]}</span>'
    title = html.escape(env.titles[page].astext())
    return (
        f'\n<li><p>{number} <a href="{address}">{title}</a> '
        f"{html.escape(claim)}</p>"
        f'<ul role="list">{links}</ul></li>'
    )


def skip(writer: Any, node: nodes.Element) -> None:
    """Leave it out on paper, where nothing moves."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the map, and note what each page has."""
    paper = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(CourseFigures, html=(show, None), **paper)
    app.add_directive("course-figures", FigureMap)
    # Before questions.py has tried them and put them away.
    app.connect("doctree-read", note, priority=400)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", outdated)
    return {
        "version": "1",
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
