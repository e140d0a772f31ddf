"""What all live figures share: one module for the page, one picture, one sentence."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from anncourse.widgets.asking import ASKED, asks
from anncourse.widgets.traits import (
    Brought,
    Entry,
    Flag,
    Numbers,
    Records,
    Rule,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BUNDLES = Path(__file__).parent / "static"
# What figures share, in the order of loading: all take the ground, most the charts.
SHARED = ("ground", "charts")
TAKES = re.compile(r"/\* takes: ([\w ]+) \*/")  # a module's first line


@cache
def bundle(name: str) -> str:
    """Return the text of a bundle."""
    return (BUNDLES / f"{name}.js").read_text(encoding="utf-8")


def shared(module: str) -> list[str]:
    """Return the names of the shared bundles that a module takes.

    >>> shared("/* takes: ground charts */ let a = 1;")
    ['ground', 'charts']
    """
    takes = TAKES.match(module)
    return takes[1].split() if takes else []


def whole(module: str) -> str:
    """Return a module with what it takes before it: all that a notebook needs."""
    return "".join(map(bundle, shared(module))) + module


class CourseWidget(anywidget.AnyWidget):
    """A figure that computes in the page and answers to Python.

    A subclass named ``X`` shows ``static/X.js``, with the shared bundles that it
    takes before it. It declares its shareable
    state as traits (see :mod:`anncourse.widgets.traits`), and says what it
    shows in ``describe`` and ``picture``, which stand in its place wherever
    JavaScript does not run.

    Parameters
    ----------
    id : str
        The figure's name in links and in what the page remembers: lower-case words
        joined by hyphens, the only one of its page.
    title, caption : str
        What it is called, and the one claim that it makes.
    bet, goal : str
        What it asks before it moves, and what it asks the reader to reach, as text:
        see :mod:`anncourse.widgets.asking`. A figure may do without.
    fixed : list of str
        Traits that the reader, a link and "Show me" leave alone while the question
        stands.
    opening : bool
        Whether it moves once by itself when it is first seen, if it can.
    **traits
        The state to begin with, by trait names. `gate` locks the figure until the
        bet is made.

    Raises
    ------
    ValueError
        For a name that is no trait, a value that its trait refuses, or a question
        that does not fit the figure. A figure that exists keeps its last good state.
    """

    gate = Flag(True)
    # What the page has to know of the traits.
    _rules = traitlets.Dict().tag(sync=True)
    asks = traitlets.Dict().tag(sync=True)
    is_whole = False
    _own = ""  # the module without what it shares
    _dots = 150  # of its picture, an inch
    # ipywidgets 7 shows itself here, with neither sentence nor picture; without it
    # the bundle below is shown, as it is under version 8.
    _ipython_display_ = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        own = BUNDLES / f"{cls.__name__}.js"
        # anywidget gives every instance a class of its own, which has the module.
        if own.exists() and "_esm" not in vars(cls):
            cls._own = bundle(own.stem)
            cls._esm = whole(cls._own)
        super().__init_subclass__(**kwargs)

    def __init__(self, **traits: Any) -> None:
        names = self.state_names()
        asked = {name: traits.pop(name) for name in ASKED if name in traits}
        unknown = [name for name in traits if name not in names]
        if unknown:
            raise ValueError(
                f"{type(self).__name__} has no trait {unknown[0]!r}; "
                f"it has {', '.join(names)}, and {', '.join(ASKED)}."
            )
        super().__init__(**traits)
        self._check_lengths()
        self._mirror_entries(set(traits))
        self.check()
        self.asks = asks(self, asked)

    @classmethod
    def state_names(cls) -> list[str]:
        """Return the names of the traits that a reader may set, in order."""
        return [
            name
            for part in cls.__mro__
            for name, trait in vars(part).items()
            if isinstance(trait, Rule)
        ]

    @classmethod
    def brought_names(cls) -> list[str]:
        """Return the names of what a page has to know beside the state."""
        traits = cls.class_traits().items()
        return [
            name for name, trait in traits if isinstance(trait, Brought)
        ]

    def state(self) -> dict[str, Any]:
        """Return the shareable state: what the page puts into a link."""
        return {
            name: getattr(self, name)
            for name in self.state_names()
            if not isinstance(self.traits()[name], Entry)
        }

    @classmethod
    def rules(cls) -> dict[str, Any]:
        """Return the rules of the traits as data, for the page."""
        traits = cls.class_traits()
        return {
            name: traits[name].data()
            for name in cls.state_names()
            if name != "gate"
        }

    @traitlets.default("_rules")
    def _default_rules(self) -> dict[str, Any]:
        return self.rules()

    def page_state(self) -> dict[str, Any]:
        """Return what a page that has the shared bundles needs to show this figure."""
        names = [*self.state_names(), *self.brought_names()]
        synced = {name: getattr(self, name) for name in names}
        return synced | {
            "asks": self.asks,
            "_rules": self._rules,
            "_esm": self._own,
        }

    def describe(self) -> str:
        """Return one sentence, with the numbers, that stands for the figure."""
        raise NotImplementedError

    def picture(self) -> Figure:
        """Draw the figure as it is now."""
        raise NotImplementedError

    def check(self) -> None:
        """Raise ValueError if traits that are good alone are wrong together."""
        self.refuse_misfit(self.state())

    def refuse_misfit(self, state: dict[str, Any]) -> None:
        """Raise ValueError if some value of a state does not fit the others."""
        counts = self.counts(state)
        for name in state:
            complaint = self.traits()[name].misfit(state, counts)
            if complaint:
                raise ValueError(complaint)

    def counts(self, state: dict[str, Any]) -> dict[str, int]:
        """Return how many there are of the things that lists count."""
        return {}

    def png(self) -> bytes:
        """Return ``picture`` as a PNG with a transparent ground."""
        buffer = io.BytesIO()
        self.picture().savefig(
            buffer,
            format="png",
            dpi=self._dots,
            transparent=True,
            # No version and no date: equal figures are equal files.
            metadata={"Software": None},
        )
        return buffer.getvalue()

    def _check_lengths(self) -> None:
        self.is_whole = True
        for name, trait in self.traits().items():
            if isinstance(trait, Numbers | Records):
                trait.check_length(self, getattr(self, name))

    def _mirror_entries(self, given: set[str]) -> None:
        """Hold every ``Entry`` and its list together, whichever changes."""
        for name, trait in self.traits().items():
            if not isinstance(trait, Entry):
                continue
            if name in given:
                self._entry_changed(name, trait)
            self._list_changed(name, trait)
            # traitlets passes the change; the current values say it all.
            self.observe(partial(self._list_changed, name, trait), trait.of)
            self.observe(partial(self._entry_changed, name, trait), name)

    def _list_changed(self, name: str, trait: Entry, _: Any = None) -> None:
        values = getattr(self, trait.of)
        if trait.index < len(values):
            setattr(self, name, values[trait.index])

    def _entry_changed(
        self, name: str, trait: Entry, _: Any = None
    ) -> None:
        values = list(getattr(self, trait.of))
        if trait.index >= len(values):
            return
        values[trait.index] = getattr(self, name)
        try:
            setattr(self, trait.of, values)
        except ValueError:
            self._list_changed(name, trait)
            raise

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if self.comm is None:
            return None  # A closed figure is shown as its call, by both versions.
        bundle: Any = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle
        data["text/plain"] = self.describe()
        data["image/png"] = b64encode(self.png()).decode("ascii")
        return data, metadata

    def __repr__(self) -> str:
        """Return the constructor call that makes this figure again."""
        traits = self.traits()
        shown = {
            name: value
            for name, value in self.state().items()
            if value != traits[name].default(self)
        }
        inner = ", ".join(
            f"{name}={value!r}" for name, value in shown.items()
        )
        return f"{type(self).__name__}({inner})"
