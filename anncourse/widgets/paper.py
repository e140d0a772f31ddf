"""What a figure's picture is drawn on, where JavaScript does not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def paper(
    width: float, height: float, planes: int = 1
) -> tuple[Figure, tuple[Axes, ...]]:
    """Return a figure of so many inches, and its planes side by side.

    It belongs to no window and to no list of pyplot's: a page draws hundreds.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, tuple(figure.subplots(1, planes, squeeze=False)[0])
