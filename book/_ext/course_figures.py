"""All live figures of the course on one map: each chapter's claim, and what it moves.

    ```{course-figures}
    02-artificial-neuron: One neuron draws one line.
    ```

The author gives one sentence for each chapter. Its title and its figures are those
that `course_facts.py` finds, in their order, each with a link to its place; so the map
grows with the course, and no link of it is dead. A chapter that is not in `_toc.yml` is
left out; one that is there and has no sentence stops the build.
"""

from __future__ import annotations

import html
from typing import Any

import yaml
from course_facts import facts, follow
from course_map import FOLDER, chapters
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

FORM = "write chapters and one sentence for each; got {!r}."


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
        missing = [
            page
            for page in chapters(self.env)
            if page != self.env.docname and _stem(page) not in claims
        ]
        if missing:
            raise self.error(
                f"course-figures: no sentence for {missing[0]}."
            )
        follow(self.env)
        node = CourseFigures(claims=claims)
        self.set_source_info(node)
        return [node]


def _stem(page: str) -> str:
    return page.removeprefix(f"{FOLDER}/")


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
        f'\n<li><a href="{address}#{shown.place}">{html.escape(shown.title)}</a></li>'
        for shown in facts(env)[page].figures.values()
        if shown.title
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
    """Register the map."""
    paper = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(CourseFigures, html=(show, None), **paper)
    app.add_directive("course-figures", FigureMap)
    return {
        "version": "1",
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
