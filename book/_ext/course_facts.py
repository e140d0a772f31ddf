"""What is known of each page: figures, minutes, points.

Nothing of it is written twice. A chapter's figures are those that its page has, its
minutes those that it states, its exercise the one that it links; an exercise says its
own minutes and points; any other page has its figures. `chapter_links.py`,
`course_figures.py`, `course_plan.py` and `elsewhere/gallery.py` put them into pages:
such a page is written again whenever one of these facts changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from book_contents import chapter_number
from course_map import FOLDER, MapOfCourse, chapters
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

READING = re.compile(r"\bAbout (\d+) minutes\b")
EXERCISE = re.compile(r"\babout (\d+) minutes, (\d+) points\b")
EXERCISES = f"{FOLDER}/exercises/release/"


class Shown(NamedTuple):
    """A live figure: where it stands on its page, what it is called and says.

    Its picture is a path as seen from the root of the sources, or "".
    """

    place: str
    title: str
    caption: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Facts:
    """What one page says of itself.

    Attributes
    ----------
    figures : dict of str to Shown
        Each live figure, by its name; quizzes are none.
    bets : int
        How many of the figures ask for a bet.
    minutes : int
        How long it takes, as the page says; 0 where it says nothing.
    points : int
        What an exercise is worth.
    exercise : str
        The page of the graded exercise that a chapter links first.
    """

    figures: dict[str, Shown] = field(default_factory=dict)
    bets: int = 0
    minutes: int = 0
    points: int = 0
    exercise: str = ""


def facts(env: BuildEnvironment) -> dict[str, Facts]:
    """Return what is kept from build to build, by page."""
    if not hasattr(env, "course_facts"):
        env.course_facts = {}
    return env.course_facts


def page_of(env: BuildEnvironment, number: int) -> str | None:
    """Return the page of a chapter, or None where it is not there yet."""
    for page in chapters(env):
        if chapter_number(page) == number:
            return page
    return None


def named(env: BuildEnvironment) -> dict[int, str]:
    """Return what the map of the course calls its chapters, by number."""
    landing = env.get_doctree(env.config.root_doc)
    return {
        int(stem[:2]): title
        for course in landing.findall(MapOfCourse)
        for part in course["parts"]
        for stem, title in part["chapters"].items()
    }


def title_of(env: BuildEnvironment, number: int) -> str:
    """Return a chapter's own title, or what the map calls it."""
    page = page_of(env, number)
    if page is None:
        return named(env).get(number, f"chapter {number}")
    return str(env.titles[page].astext())


def exercise_of(env: BuildEnvironment, page: str) -> str:
    """Return a chapter's own exercise, or "": a later chapter may link it again."""
    kept = facts(env)
    exercise = kept[page].exercise
    owners = [
        other
        for other in chapters(env)
        if kept.get(other, Facts()).exercise == exercise
    ]
    return exercise if owners[0] == page else ""


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what a page says, when it has been read."""
    page = app.env.docname
    text = " ".join(doctree.astext().split())
    if page.startswith(EXERCISES):
        found = EXERCISE.search(text)
        minutes, points = map(int, found.groups()) if found else (0, 0)
        facts(app.env)[page] = Facts(minutes=minutes, points=points)
    elif chapter_number(page) is not None:
        reading = READING.search(text)
        asking = list(_figures(doctree))
        facts(app.env)[page] = Facts(
            figures=_shown(app.env, asking),
            bets=sum(bool(node["asked"]["asks"]["bet"]) for node in asking),
            minutes=int(reading[1]) if reading else 0,
            exercise=next(_exercises(doctree), ""),
        )
    elif figures := _shown(app.env, _figures(doctree)):
        facts(app.env)[page] = Facts(figures=figures)


def _shown(
    env: BuildEnvironment, frames: Iterable[nodes.Element]
) -> dict[str, Shown]:
    """Return the figures that have a name, in order."""
    found = {}
    for frame in frames:
        asks = frame["asked"]["asks"]
        if not frame["ids"]:
            continue
        picture = next(frame.findall(nodes.image), None)
        path = env.relfn2path(picture["uri"])[0] if picture else ""
        found[asks["id"]] = Shown(
            frame["ids"][0],
            asks["title"].rstrip("."),
            asks["caption"],
            path,
        )
    return found


def _figures(doctree: nodes.document) -> Iterator[nodes.Element]:
    """Yield the live figures of a page, quizzes left out."""
    for node in doctree.findall(nodes.Element):
        if "asked" in node and node["asked"]["widget"] != "Quiz":
            yield node


def _exercises(doctree: nodes.document) -> Iterator[str]:
    for link in doctree.findall(pending_xref):
        if link["reftarget"].startswith(EXERCISES):
            yield link["reftarget"]


def follow(env: BuildEnvironment) -> None:
    """Let the page that is being read follow these facts."""
    followers(env).add(env.docname)


def followers(env: BuildEnvironment) -> set[str]:
    """Return the pages that name chapters."""
    if not hasattr(env, "course_followers"):
        env.course_followers = set()
    return env.course_followers


def again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write again, where a fact or a title has changed."""
    titles = {page: env.titles[page].astext() for page in facts(env)}
    known = (titles, dict(facts(env)), named(env))
    if known == getattr(env, "course_known", None):
        return []
    env.course_known = known
    return sorted(followers(env))


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again, or gone."""
    facts(env).pop(docname, None)
    followers(env).discard(docname)


def merge(
    app: Sphinx, env: BuildEnvironment, docs: list[str], other: Any
) -> None:
    """Take over what another process has read."""
    facts(env).update(facts(other))
    followers(env).update(followers(other))


def setup(app: Sphinx) -> dict[str, bool]:
    """Note each page before questions.py has put its figures' questions away."""
    app.connect("doctree-read", note, priority=400)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", again)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
