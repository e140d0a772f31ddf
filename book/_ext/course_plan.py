"""A table of what is taught when; it counts nothing by hand.

    ```{course-plan} week
    1: [1]
    2: [2, 3]
    ```

has a line for each chapter with its figures, bets and minutes, and its exercise, as
`course_facts.py` found them. The last line adds up those chapters that there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml
from chapter_links import reference
from course_facts import (
    Facts,
    exercise_of,
    facts,
    follow,
    page_of,
    title_of,
)
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

FORM = "write a line for each {}, such as 1: [1, 2]; got {!r}."
HEADS = ("chapter", "figures", "bets", "minutes", "exercise")
COUNTED = HEADS[1:4]
NOTHING = "·"
# A line is not broken there: on a phone the table is moved sideways.
UNBROKEN = "\N{NO-BREAK SPACE}"


class CoursePlan(nodes.General, nodes.Element):
    """What is taught when: `head`, and `rows` of a time with its chapters."""


class Plan(SphinxDirective):
    """Put the table where the directive stands."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        head = self.arguments[0]
        try:
            rows = yaml.safe_load("\n".join(self.content))
        except yaml.YAMLError as error:
            raise self.error(f"course-plan: {error}") from error
        if not isinstance(rows, dict) or not all(
            map(_numbers, rows.values())
        ):
            raise self.error(f"course-plan: {FORM.format(head, rows)}")
        node = CoursePlan(head=head, rows=list(rows.items()))
        self.set_source_info(node)
        follow(self.env)
        return [node]


def _numbers(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, int) for one in value)
    )


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put tables in, when all chapters are known."""
    for node in list(doctree.findall(CoursePlan)):
        node.replace_self(_table(app, docname, node))


def _table(app: Sphinx, here: str, node: CoursePlan) -> nodes.table:
    heads = [node["head"], *HEADS]
    group = nodes.tgroup(
        "",
        *(nodes.colspec(colwidth=1) for _ in heads),
        nodes.thead("", nodes.row("", *map(_head, heads))),
        nodes.tbody("", *_rows(app, here, node["rows"])),
        cols=len(heads),
    )
    return nodes.table("", group, classes=["colwidths-auto", "course-plan"])


def _rows(
    app: Sphinx, here: str, rows: Sequence[tuple[object, list[int]]]
) -> Iterator[nodes.row]:
    """Yield a row for each chapter, under its time, and one for all of them."""
    for when, numbers in rows:
        for place, number in enumerate(numbers):
            time = [_said(str(when), len(numbers))] if place == 0 else []
            yield nodes.row("", *time, *_chapter(app, here, number))
    every = [number for _, numbers in rows for number in numbers]
    yield nodes.row("", _said("all"), *_sums(app, every))


def _chapter(app: Sphinx, here: str, number: int) -> list[nodes.entry]:
    page = page_of(app.env, number)
    title = f"{number}{UNBROKEN}{title_of(app.env, number)}"
    if page is None:
        counts = (_count(NOTHING) for _ in COUNTED)
        return [_said(title), *counts, _said(NOTHING)]
    known = facts(app.env)[page]
    exercise = _said(NOTHING)
    if own := exercise_of(app.env, page):
        worth = _worth([facts(app.env).get(own, Facts())])
        exercise = _entry(reference(app, here, own, worth))
    first = _entry(reference(app, here, page, title))
    return [first, *_counts([known]), exercise]


def _sums(app: Sphinx, numbers: Sequence[int]) -> Iterator[nodes.entry]:
    kept = facts(app.env)
    pages = [page for n in numbers if (page := page_of(app.env, n))]
    known = [kept[page] for page in pages]
    there = "" if len(pages) == len(numbers) else f"{len(pages)} of "
    yield _said(f"{there}{len(numbers)} chapters")
    yield from _counts(known)
    own = [exercise_of(app.env, page) for page in pages]
    yield _said(_worth([kept.get(exercise, Facts()) for exercise in own]))


def _counts(known: Sequence[Facts]) -> Iterator[nodes.entry]:
    """Yield how many figures and bets there are, and how long they take to read."""
    yield _count(str(sum(len(one.figures) for one in known)))
    yield _count(str(sum(one.bets for one in known)))
    yield _count(str(sum(one.minutes for one in known)))


def _worth(exercises: Sequence[Facts]) -> str:
    minutes = sum(one.minutes for one in exercises)
    points = sum(one.points for one in exercises)
    return f"{minutes} min, {points} points".replace(" ", UNBROKEN)


def _head(words: str) -> nodes.entry:
    return _count(words) if words in COUNTED else _said(words)


def _count(words: str) -> nodes.entry:
    entry = _said(words)
    entry["classes"].append("text-right")
    return entry


def _said(words: str, rows: int = 1) -> nodes.entry:
    return _entry(nodes.Text(words), rows)


def _entry(content: nodes.Node, rows: int = 1) -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", content))
    if rows > 1:
        entry["morerows"] = rows - 1
    return entry


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_node(CoursePlan)
    app.add_directive("course-plan", Plan)
    app.connect("doctree-resolved", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
