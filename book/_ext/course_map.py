"""The map of the course: its parts and chapters, and which of them are there.

    ```{course-map}
    - part: Part I, Neurons
      about: What one neuron computes.
      chapters:
        01-biological-neuron: The biological neuron
    ```

A chapter that is in `_toc.yml` is a link under its own title; any other is named, and
said to be in preparation. `{course-start}` with its words leads to the first chapter
that there is. Beside each chapter stand the ids of its bets and goals, by which
`book/_assets/js/map.js` shows what this browser remembers of them. Both stand on the
book's first page, which Sphinx writes again whenever a page that it leads to changes.
"""

from __future__ import annotations

import html
from pathlib import PurePosixPath
from typing import Any

import yaml
from book_contents import chapter_number
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

FOLDER = "notebooks"
PART = {"part", "about", "chapters"}
FORM = (
    "write a list of parts, each with part, about and chapters; got {!r}."
)
ABSENT = "in preparation"
Questions = dict[str, list[str]]


class MapOfCourse(nodes.General, nodes.Element):
    """All parts, as `parts`."""


class StartOfCourse(nodes.General, nodes.Element):
    """A link to the first chapter, in these `words`."""


class Map(SphinxDirective):
    """Put the map where the directive stands."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        try:
            parts = yaml.safe_load("\n".join(self.content))
        except yaml.YAMLError as error:
            raise self.error(f"course-map: {error}") from error
        if not isinstance(parts, list) or not all(map(_is_part, parts)):
            raise self.error(f"course-map: {FORM.format(parts)}")
        node = MapOfCourse(parts=parts)
        self.set_source_info(node)
        return [node]


class Start(SphinxDirective):
    """Put a link to the first chapter where the directive stands."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        node = StartOfCourse(words=self.arguments[0])
        self.set_source_info(node)
        return [node]


def _is_part(part: object) -> bool:
    return (
        isinstance(part, dict)
        and set(part) == PART
        and isinstance(part["chapters"], dict)
    )


# ---- what the build knows of chapters ------------------------------------------------


def _kept(env: BuildEnvironment) -> dict[str, Questions]:
    """Return what is kept from build to build: the ids of questions, by page."""
    if not hasattr(env, "map_questions"):
        env.map_questions = {}
    return env.map_questions


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Note which figures of a page have a bet, and which a goal."""
    asked = [
        node["asked"]["asks"]
        for node in doctree.findall(nodes.Element)
        if "asked" in node
    ]
    _kept(app.env)[app.env.docname] = {
        part: [asks["id"] for asks in asked if asks[part] and asks["id"]]
        for part in ("bet", "goal")
    }


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again, or gone."""
    _kept(env).pop(docname, None)


def merge(
    app: Sphinx, env: BuildEnvironment, docs: list[str], other: Any
) -> None:
    """Take over what another process has read."""
    _kept(env).update(_kept(other))


def chapters(env: BuildEnvironment) -> list[str]:
    """Return the pages that are chapters, in order."""
    found = [
        doc
        for doc in env.found_docs
        if PurePosixPath(doc).parent == PurePosixPath(FOLDER)
        and chapter_number(doc) is not None
    ]
    return sorted(found)


# ---- the page ------------------------------------------------------------------------


def show_map(writer: Any, node: MapOfCourse) -> None:
    """Write parts and chapters as lists."""
    parts = "".join(_part(writer.builder, part) for part in node["parts"])
    writer.body.append(
        f'<div class="course-map" data-map>\n<ul class="parts" role="list">{parts}\n'
        '</ul>\n<p class="forget"><button type="button" data-part="forget" hidden>'
        "Forget my way through the course</button>"
        '<span role="status"></span></p>\n</div>\n'
    )
    raise nodes.SkipNode


def _part(builder: Any, part: dict[str, Any]) -> str:
    rows = "".join(
        _chapter(builder, f"{FOLDER}/{stem}", title)
        for stem, title in part["chapters"].items()
    )
    return (
        f"\n<li><h3>{html.escape(part['part'])}</h3>"
        f"<p>{html.escape(part['about'])}</p>\n"
        f'<ol role="list">{rows}</ol></li>'
    )


def _chapter(builder: Any, page: str, title: str) -> str:
    env = builder.env
    number = f'<span class="number">{chapter_number(page):02}</span> '
    if page not in env.found_docs:
        return (
            f'\n<li class="absent">{number}{html.escape(title)} '
            f"<em>{ABSENT}</em></li>"
        )
    questions: Questions = _kept(env).get(page, {})
    asks = "".join(
        f' data-{part}s="{" ".join(ids)}"'
        for part, ids in questions.items()
    )
    return (
        f'\n<li data-chapter="{chapter_number(page)}"{asks}>'
        f'<a href="{_address(builder, page)}">{number}'
        f"{html.escape(env.titles[page].astext())}</a></li>"
    )


def _address(builder: Any, page: str) -> str:
    here = builder.current_docname
    return html.escape(builder.get_relative_uri(here, page))


def show_start(writer: Any, node: StartOfCourse) -> None:
    """Write the link, where there is a chapter that it can lead to."""
    there = chapters(writer.builder.env)
    if there:
        writer.body.append(
            '<p class="start"><a data-start '
            f'href="{_address(writer.builder, there[0])}">'
            f"{html.escape(node['words'])}</a></p>\n"
        )
    raise nodes.SkipNode


def skip(writer: Any, node: nodes.Element) -> None:
    """Leave it out on paper, whose contents say the same."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Register both directives, and note what each page asks."""
    paper = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(MapOfCourse, html=(show_map, None), **paper)
    app.add_node(StartOfCourse, html=(show_start, None), **paper)
    app.add_directive("course-map", Map)
    app.add_directive("course-start", Start)
    # Before questions.py has tried them and put them away.
    app.connect("doctree-read", note, priority=400)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    return {
        "version": "1",
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
