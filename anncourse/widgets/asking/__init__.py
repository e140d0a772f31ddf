"""What an instance of a figure asks: a bet, a goal, and what both hold fixed.

``book/api/figures.md`` tells authors how to write them; `bet` and `goal` read them,
`judges` reads the judges in both. The page carries them out
(``js/asking/question.js``), and the build tries them (``book/_ext/questions.py``).
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from anncourse.widgets.asking.bet import bet
from anncourse.widgets.asking.goal import goal
from anncourse.widgets.traits import Entry

__all__ = ["ASKED", "asks"]

ASKED = ("id", "title", "caption", "bet", "goal", "fixed", "opening")
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Figure(Protocol):
    """What is asked of a figure: its traits, and what they are now."""

    def state(self) -> dict[str, Any]:
        """Return the values that a reader can share."""

    def traits(self, **metadata: Any) -> dict[str, Any]:
        """Return the traits by name."""


def asks(figure: Figure, asked: dict[str, Any]) -> dict[str, Any]:
    """Return what a figure asks, as the page reads it.

    Parameters
    ----------
    figure : Figure
        In its first state.
    asked : dict
        Of ``ASKED``, what the author wrote.

    Returns
    -------
    dict
        The texts as data; ``entries`` tells which scalar is which entry of a list.

    Raises
    ------
    ValueError
        With the figure's id, what is wrong, and what to write.
    """
    name = asked.get("id", "")
    try:
        return _read(figure, asked)
    except ValueError as error:
        what = f"figure {name!r}" if name else type(figure).__name__
        raise ValueError(f"{what}: {error}") from None


def _read(figure: Figure, asked: dict[str, Any]) -> dict[str, Any]:
    name = asked.get("id", "")
    if name and not (isinstance(name, str) and SLUG.fullmatch(name)):
        raise ValueError(
            f"id must be lower-case words joined by hyphens; got {name!r}."
        )
    for text in ("title", "caption"):
        if not isinstance(asked.get(text, ""), str):
            raise ValueError(f"{text} must be a text; got {asked[text]!r}.")
    if not isinstance(asked.get("opening", False), bool):
        raise ValueError(
            f"opening must be True or False; got {asked['opening']!r}."
        )
    fixed = _fixed(figure, asked.get("fixed", []))
    made = {
        name: None if asked.get(name) is None else read(asked[name])
        for name, read in (("bet", bet), ("goal", goal))
    }
    if made["bet"]:
        _check_patch(figure, "bet, end", made["bet"]["end"], fixed)
    for patch in made["goal"]["solution"] if made["goal"] else ():
        _check_patch(figure, "goal, solution", patch, fixed)
    return {
        "id": name,
        "title": asked.get("title", ""),
        "caption": asked.get("caption", ""),
        "opening": asked.get("opening", False),
        "fixed": fixed,
        "entries": {
            entry: [trait.of, trait.index]
            for entry, trait in figure.traits().items()
            if isinstance(trait, Entry)
        },
        **made,
    }


def _movable(figure: Figure) -> dict[str, Any]:
    """Return the state without what is no part of the picture."""
    return {k: v for k, v in figure.state().items() if k != "gate"}


def _fixed(figure: Figure, names: Any) -> list[str]:
    known = list(_movable(figure))
    if not isinstance(names, list | tuple):
        raise ValueError(f"fixed must be a list of traits; got {names!r}.")
    for name in names:
        if name not in known:
            raise ValueError(
                f"fixed names {name!r}, which is no trait; write some of "
                f"{', '.join(known)}."
            )
    return list(names)


def _check_patch(
    figure: Figure, what: str, patch: dict[str, Any], fixed: list[str]
) -> None:
    """Refuse a change that the figure, or the question itself, would refuse."""
    state = _movable(figure)
    for name, value in patch.items():
        if name not in state:
            raise ValueError(
                f"{what} sets {name!r}, which is no trait; write some of "
                f"{', '.join(state)}."
            )
        try:
            good = figure.traits()[name].validate(figure, value)
        except ValueError as error:
            raise ValueError(f"{what}: {error}") from None
        if name in fixed and good != state[name]:
            raise ValueError(
                f"{what} moves {name!r}, which is fixed; leave it out there, "
                "or take it out of fixed."
            )
