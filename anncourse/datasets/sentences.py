"""What people ask an assistant: marked sentences, in groups that say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, choice, generator, number
from anncourse.datasets.held_out import Record

INTENTS = (
    *("weather", "timer", "music", "reminder", "convert"),
    *("translate", "directions", "lights", "none"),
)
SLOTS = (
    *("time", "span", "place", "amount", "unit", "language", "phrase"),
    *("title", "artist", "genre", "task", "room", "color"),
)
_FILES = Path(__file__).parent / "files"
_PARTS = {
    "corpus": "utterances.txt",
    "strangers": "strangers.txt",
    "second": "strangers-second.txt",
}
_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\]")
_WORD = re.compile(
    r"[^\W\d_]+|['’][^\W\d_]+|\d+(?:[.:,/]\d+)*|[^\w\s]", re.UNICODE
)


@dataclass(frozen=True, eq=False, repr=False)
class Utterances(Record):
    """Sentences that people say to an assistant, and what they want.

    Attributes
    ----------
    text : (n,) array of str
        What was said, as it was typed.
    marked : (n,) array of str
        The same with its slots: ``"rain in [Rome|place]"``.
    intent : (n,) array of str
        One of nine; "none" is what the assistant should refuse.
    group : (n,) int64 array
        Sentences that ask the same have the same number.
    """

    text: Array
    marked: Array
    intent: Array
    group: Array


def utterances(part: str = "corpus") -> Utterances:
    """Read what people ask an assistant: eight intents, and what fits none.

    Parameters
    ----------
    part : {"corpus", "strangers", "second"}
        The corpus to learn from, or sentences to try an assistant on: 150, and 160 by a
        second hand. These are frozen, carry no slots, and each is a group of its own.

    Returns
    -------
    Utterances
        6206, 150 or 160 sentences.

    Raises
    ------
    ValueError
        If part is none of these.

    Notes
    -----
    Origin: written for the course, and licensed with it. Sentences that ask for the
    same stand in one group: split by group (`hold_out_groups`), or the test knows the
    answers. Limits: one hand wrote the corpus, in English. The strangers' sentences
    were written in another manner, before any network was trained, but by the same
    hand, and the corpus grew after them: they flatter. The second strangers' are by
    another hand, which never saw the corpus. People elsewhere ask for other things, in
    other words.

    Examples
    --------
    >>> said = utterances()
    >>> print(said.intent[0], said.group[0], said.marked[1])
    weather 0 is it going to rain [tomorrow|time]?
    """
    name = _PARTS[choice("utterances", "part", part, _PARTS)]
    lines = (_FILES / name).read_text("utf-8").splitlines()
    marked: list[str] = []
    intent: list[str] = []
    group: list[int] = []
    for line in lines:
        if line.startswith("# "):
            now = line[2:]
            continue
        again = line.startswith(" ")
        group.append(group[-1] if again else group[-1] + 1 if group else 0)
        marked.append(line.strip())
        intent.append(now)
    return Utterances(
        text=np.array([_MARK.sub(r"\1", line) for line in marked]),
        marked=np.array(marked),
        intent=np.array(intent),
        group=np.array(group, np.int64),
    )


def word_families() -> dict[str, tuple[str, ...]]:
    """Read which words belong together: languages, units, rooms, kinds of weather.

    Returns
    -------
    dict
        The words of each family, in small letters; a word may be in several.

    Notes
    -----
    Origin: lists written for the course from general knowledge, and licensed with it.
    What a network learns about Rome it then knows about Oslo.

    Examples
    --------
    >>> word_families()["color"][:3]
    ('red', 'green', 'blue')
    """
    lines = (_FILES / "word-families.txt").read_text("utf-8").splitlines()
    named = (line.partition(":") for line in lines)
    return {name: tuple(members.split()) for name, _, members in named}


def words(text: str) -> tuple[str, ...]:
    """Cut a sentence into words, numbers and marks, in small letters.

    Parameters
    ----------
    text : str
        What was said.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> words("What's 5.5km in miles?")
    ('what', "'s", '5.5', 'km', 'in', 'miles', '?')
    """
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def tagged(marked: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a marked sentence, and a tag for each.

    Parameters
    ----------
    marked : str
        A sentence with slots in brackets: ``"rain in [New York|place]"``.

    Returns
    -------
    words : tuple of str
        As `words` cuts them.
    tags : tuple of str
        The name of the slot that a word stands in; "" where there is none.

    Raises
    ------
    ValueError
        If a bracket is left open, or a slot has an unknown name.

    Examples
    --------
    >>> tagged("rain in [New York|place]")
    (('rain', 'in', 'new', 'york'), ('', '', 'place', 'place'))
    """
    pieces = _MARK.split(marked)
    found: list[str] = []
    tags: list[str] = []
    for i in range(0, len(pieces), 3):
        slot = [("", pieces[i])]
        if i + 1 < len(pieces):
            name = choice("tagged", "a slot", pieces[i + 2], SLOTS)
            slot.append((name, pieces[i + 1]))
        for tag, piece in slot:
            cut = words(piece)
            found += cut
            tags += [tag] * len(cut)
    if {"[", "]", "|"} & set(found):
        raise ValueError(
            f"tagged expects slots like [Rome|place], got {marked!r}"
        )
    return tuple(found), tuple(tags)


def hold_out_groups(
    group: Array, *, test: float = 0.2, rng: Seed = None
) -> NDArray[np.bool_]:
    """Choose whole groups to be held out: no row of one is on both sides.

    Parameters
    ----------
    group : (n,) array
        The group of each row.
    test : float
        Share of the groups held out, between 0 and 1; at least one stays on each side.
    rng : int, Generator or None
        Seed or random Generator; one permutation of the groups is drawn.

    Returns
    -------
    (n,) bool array
        True for the rows to test on.

    Raises
    ------
    ValueError
        If group is not (n,), names fewer than two groups, or test is out of range.

    Examples
    --------
    >>> hold_out_groups(np.array([0, 0, 1, 1]), test=0.5, rng=0)
    array([ True,  True, False, False])
    """
    rows: Array = np.asarray(group)
    names = np.unique(rows)
    if rows.ndim != 1 or len(names) < 2:
        raise ValueError(
            f"hold_out_groups expects two groups or more in rows (n,), got "
            f"{len(names)} in {rows.shape}"
        )
    share = number("hold_out_groups", "test", test, above=0, below=1)
    held = min(max(round(share * len(names)), 1), len(names) - 1)
    order = generator("hold_out_groups", rng).permutation(len(names))
    return np.isin(rows, names[order[:held]])
