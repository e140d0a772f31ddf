"""What a figure brings along for its page, and no reader changes."""

from __future__ import annotations

from collections.abc import Callable

from traitlets import HasTraits

from anncourse.widgets.traits.rule import Synced, show


class Brought(Synced):
    """A text that the page has to know and that is no state: weights, pictures.

    Parameters
    ----------
    read : callable
        Returns the text; it is asked when a figure first needs it.
    """

    def __init__(self, read: Callable[[], str]) -> None:
        super().__init__()
        self.tag(sync=True)
        self._read = read

    def default(self, obj: HasTraits | None = None) -> str:
        """Return the text."""
        return self._read()

    def validate(self, obj: HasTraits, value: object) -> str:
        """Return the text, or raise ValueError."""
        if isinstance(value, str):
            return value
        raise ValueError(f"{self.name} must be a text; got {show(value)}.")
