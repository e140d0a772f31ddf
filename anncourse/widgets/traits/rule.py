"""The rule that every trait is, and those that hold words or a flag."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from traitlets import HasTraits, TraitType

if TYPE_CHECKING:
    Synced = TraitType[Any, Any]
else:
    # traitlets before 5.10 (Colab's is 5.7) knows no type in brackets at run time.
    Synced = TraitType

State = dict[str, Any]


def show(value: object) -> str:
    """Return ``value`` as the page would write it, cut to 60 characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(
            value, "NaN"
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, float):
        return _as_page(value)
    text = json.dumps(value, default=repr, ensure_ascii=False)
    if value is None:
        text = "nothing"
    return text if len(text) <= 60 else text[:57] + "..."


def _as_page(value: float) -> str:
    # JavaScript writes out down to a millionth, Python to a ten-thousandth.
    if 1e-6 <= abs(value) < 1e-4:
        return np.format_float_positional(value, trim="-")
    return repr(value).replace("e-0", "e-")


class Rule(Synced):
    """A trait that is synced with the page and refuses with ValueError.

    ``label`` names it to the reader. What is ``given`` comes from the author: no
    reader and no link changes it.
    """

    kind = "any"

    def __init__(
        self, default: object, *, label: str = "", given: bool = False
    ) -> None:
        super().__init__(default)
        self.label, self.given = label, given
        self.tag(sync=True)

    def validate(self, obj: HasTraits, value: object) -> Any:
        """Return the value in its plain form, or raise ValueError."""
        raise NotImplementedError

    def data(self) -> dict[str, Any]:
        """Return what the page needs to know: all but what is not set."""
        name = self.name or ""
        label = self.label or name.replace("_", " ").capitalize()
        given = {"given": True} if self.given else {}
        own = {k: v for k, v in self.own().items() if v is not None}
        return {"kind": self.kind, "label": label} | given | own

    def own(self) -> dict[str, Any]:
        """Return what only this kind of rule has; None is not set."""
        return {}

    def misfit(self, state: State, counts: dict[str, int]) -> str:
        """Say what is wrong with the value beside the others, or "".

        ``counts`` says how many there are of the things that lists count.
        """
        return ""


class Choice(Rule):
    """One word out of a few."""

    kind = "choice"

    def __init__(
        self, default: str, options: Sequence[str], **words: Any
    ) -> None:
        super().__init__(default, **words)
        self.options = tuple(options)

    def own(self) -> dict[str, Any]:
        """Return the words to choose from."""
        return {"options": list(self.options)}

    def validate(self, obj: HasTraits, value: object) -> str:
        """Return the word."""
        if isinstance(value, str) and value in self.options:
            return value
        raise ValueError(
            f"{self.name} must be one of {', '.join(self.options)}; "
            f"got {show(value)}."
        )


class Line(Rule):
    """One line of text, of at most ``longest`` letters, any or those of ``letters``.

    What stands in it is the figure's own: a figure that reads it validates it.
    """

    kind = "line"

    def __init__(
        self,
        default: str,
        longest: int,
        *,
        letters: str | None = None,
        **words: Any,
    ) -> None:
        super().__init__(default, **words)
        self.longest, self.letters = longest, letters

    def own(self) -> dict[str, Any]:
        """Return how long it may be, and of what."""
        return {"longest": self.longest, "letters": self.letters}

    def validate(self, obj: HasTraits, value: object) -> str:
        """Return the text."""
        if (
            not isinstance(value, str)
            or not 1 <= len(value) <= self.longest
        ):
            raise ValueError(
                f"{self.name} must be a text of 1 to {self.longest} letters; "
                f"got {show(value)}."
            )
        letters = self.letters or value
        strange = next((x for x in value if x not in letters), None)
        if strange is not None:
            raise ValueError(
                f"{self.name} cannot hold {show(strange)}; it is made of "
                f"{show(letters)}."
            )
        return value


class Choices(Rule):
    """Some words out of a few, each once, and at least one."""

    kind = "choices"

    def __init__(
        self, default: Sequence[str], options: Sequence[str], **words: Any
    ) -> None:
        super().__init__(list(default), **words)
        self.options = tuple(options)

    def own(self) -> dict[str, Any]:
        """Return the words to choose from."""
        return {"options": list(self.options)}

    def make_dynamic_default(self) -> list[str]:
        """Give every figure a list of its own."""
        return list(self.default_value)

    def validate(self, obj: HasTraits, value: object) -> list[str]:
        """Return the words in the order given."""
        if (
            isinstance(value, list | tuple)
            and value
            and all(word in self.options for word in value)
            and len(set(value)) == len(value)
        ):
            return list(value)
        raise ValueError(
            f"{self.name} must be a list of one or more of "
            f"{', '.join(self.options)}, each once; got {show(value)}."
        )


class Flag(Rule):
    """True or false."""

    kind = "flag"

    def validate(self, obj: HasTraits, value: object) -> bool:
        """Return a plain bool."""
        if isinstance(value, bool | np.bool_):
            return bool(value)
        raise ValueError(
            f"{self.name} must be true or false; got {show(value)}."
        )


def out_of_place(
    name: str | None,
    places: str | None,
    value: Sequence[float],
    counts: dict[str, int],
) -> str:
    """Say which entry counts ``places`` that there are not, or ""."""
    if places is None:
        return ""
    most = counts[places]
    wrong = next((entry for entry in value if not 0 <= entry < most), None)
    if wrong is None:
        return ""
    return (
        f"{name} counts {places} from 0, and there are {most}; "
        f"got {show(wrong)}."
    )
