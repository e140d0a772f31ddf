"""The plans for instructors: every chapter, every minute, and bets that can be made."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from tests.notebooks.chapter import Figure, chapters
from tests.notebooks.test_claims import LAST

FOLDER = Path(__file__).parents[2] / "book" / "teach"
TEXTS = {
    name: (FOLDER / f"{name}.md").read_text("utf-8")
    for name in ("plans", "semester", "two-weeks", "afternoon")
}
TABLE = re.compile(r"^```\{course-plan\} \w+\n(.*?)^```$", re.M | re.S)
SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.M | re.S)
MINUTES = re.compile(r"^- \*\*(\d+) to (\d+)\.\*\*", re.M)
ROLE = re.compile(r"\{chapter\}`(?:[^`<]*<)?(\d+)(?:#([\w-]+))?>?`", re.S)
# "Bet on A, then on B" and "Challenge: A", up to the end of the sentence.
BETS = re.compile(r"Bet on\b(.*?)(?:\.\s|\n\n|$)", re.S)
GOALS = re.compile(r"Challenge: (.*?)(?:\.\s|\n\n|$)", re.S)
LENGTHS = {
    "semester": (90, 14),
    "two-weeks": (210, 3),
    "afternoon": (180, 1),
}


def figures() -> dict[tuple[int, str], Figure]:
    """Return the figures of the chapters that there are, by number and name."""
    return {
        (int(chapter.number), figure.text("id") or ""): figure
        for chapter in chapters()
        for figure in chapter.figures()
        if figure.kind != "Quiz"
    }


def lead_to(words: str) -> list[tuple[int, str]]:
    return [(int(n), name) for n, name in ROLE.findall(words)]


def asks(figure: Figure, part: str) -> bool:
    value = figure.given.get(part)
    return value is not None and ast.unparse(value) != "None"


@pytest.mark.parametrize("name", ["plans", "semester", "two-weeks"])
def test_every_chapter_has_its_time_once(name: str) -> None:
    [table] = TABLE.findall(TEXTS[name])
    taught = [n for row in yaml.safe_load(table).values() for n in row]
    assert sorted(taught) == list(range(1, LAST + 1))


@pytest.mark.parametrize("name", ["semester", "two-weeks"])
def test_a_session_shows_what_its_table_says(name: str) -> None:
    """The week, or the day, names each chapter of its row."""
    [table] = TABLE.findall(TEXTS[name])
    rows = yaml.safe_load(table)
    kind = {"semester": "Week", "two-weeks": "Day"}[name]
    found = {
        int(head[1]): text
        for title, text in SECTION.findall(TEXTS[name])
        if (head := re.match(rf"{kind} (\d+): ", title))
    }
    assert sorted(found) == sorted(rows)
    for number, text in found.items():
        for words in ("**Listen for:**", "**Skip:**"):
            assert words in text, f"{name}, {kind} {number}: {words}"
        named = {chapter for chapter, _ in lead_to(text)}
        assert set(rows[number]) <= named, f"{name}, {kind} {number}"


@pytest.mark.parametrize("name", LENGTHS)
def test_minutes_add_up(name: str) -> None:
    """Each session runs from its first minute to its last without a gap."""
    length, sessions = LENGTHS[name]
    found = 0
    for title, text in SECTION.findall(TEXTS[name]):
        spans = [(int(a), int(b)) for a, b in MINUTES.findall(text)]
        if not spans:
            continue
        found += spans[0][0] == 0
        for (_, end), (start, _) in pairwise(spans):
            assert start == end, f"{name}, {title}: {end}, then {start}."
        assert all(start < end for start, end in spans), f"{name}, {title}"
        assert spans[-1][1] == length, f"{name}, {title}"
    assert found == sessions


def test_a_day_leaves_time_to_read() -> None:
    """As long as the chapters say that they take."""
    text = dict(SECTION.findall(TEXTS["two-weeks"]))[
        "A day with two chapters"
    ]
    reading = [
        int(end) - int(start)
        for start, end in MINUTES.findall(text)
        if re.search(rf"{start} to {end}\.\*\* All read", text)
    ]
    stated = [
        int(minutes)
        for chapter in chapters()
        for _, source in chapter.prose()
        for minutes in re.findall(r"\bAbout (\d+) minutes\b", source)
    ]
    assert len(reading) == 2
    assert len(stated) == len(chapters())
    assert min(reading) >= max(stated)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_named_is_there(name: str) -> None:
    """In chapters that there are; those that come are tried by the build then."""
    there = {int(chapter.number) for chapter in chapters()}
    known = figures()
    for number, figure in lead_to(TEXTS[name]):
        assert 1 <= number <= LAST
        if figure and number in there:
            assert (number, figure) in known, f"{name}: {number}#{figure}"


@pytest.mark.parametrize("name", ["semester", "two-weeks", "afternoon"])
@pytest.mark.parametrize(
    ("said", "part"),
    [(BETS, "bet"), (GOALS, "goal")],
    ids=["bets", "challenges"],
)
def test_what_is_bet_on_asks(
    name: str, said: re.Pattern[str], part: str
) -> None:
    text = TEXTS[name].replace("**", "")
    known = figures()
    wanted = [
        place for words in said.findall(text) for place in lead_to(words)
    ]
    assert wanted or (name, part) != ("semester", "bet")
    for place in wanted:
        if place in known:
            assert asks(known[place], part), (
                f"{name}: {place} has no {part}."
            )
