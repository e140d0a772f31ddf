"""A threshold over scores, and what its alarms mean among a thousand people."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Number, Numbers
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from anncourse.arguments import Array

WHO = "ThresholdLab"
PEOPLE, ACROSS = 1000, 40
# Ten of each, made up; a chapter brings scores of its own.
ILL = (0.08, 0.35, 0.52, 0.66, 0.74, 0.83, 0.9, 0.95, 0.97, 0.99)
WELL = (0.01, 0.02, 0.03, 0.05, 0.08, 0.13, 0.2, 0.31, 0.46, 0.71)


class Crowd(NamedTuple):
    """How many of a thousand people are what: whole numbers whose sum is 1000."""

    caught: int
    false: int
    missed: int
    spared: int


def found(scores: list[float], threshold: float) -> int:
    """Return how many of the scores reach the threshold."""
    return sum(score >= threshold for score in scores)


def share_right(
    sensitivity: float, specificity: float, prevalence: float
) -> float:
    """Return the share of alarms that are right; 0 where nothing gives an alarm.

    By Bayes' rule, p s / (p s + (1 - p) (1 - c)) with prevalence p, sensitivity s and
    specificity c.
    """
    right = prevalence * sensitivity
    alarms = right + (1 - prevalence) * (1 - specificity)
    return right / alarms if alarms else 0.0


def crowd(sensitivity: float, specificity: float, ill: int) -> Crowd:
    """Return what becomes of a thousand people, so many of them ill."""
    caught = math.floor(ill * sensitivity + 0.5)
    false = math.floor((PEOPLE - ill) * (1 - specificity) + 0.5)
    return Crowd(caught, false, ill - caught, PEOPLE - ill - false)


class ThresholdLab(CourseWidget):
    """Scores of people whose state is known, a threshold, and a thousand others.

    Who scores at least the threshold gives an alarm. The shares found and spared are
    those of the scores; how many of the thousand are ill, the reader says.

    Parameters
    ----------
    threshold : float
        The lowest score that gives an alarm, from 0.01 to 0.99.
    prevalence : int
        How many of a thousand people are ill, from 1 to 500.
    ill, well : list of float, 1 to 600 entries
        Scores from 0 to 1 of those who are ill, and of those who are not.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    sensitivity : float
        The share of the ill that is found.
    specificity : float
        The share of the others that is spared.
    share_right : float
        The share of alarms that are right.
    crowd : Crowd
        What becomes of the thousand.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> lab = ThresholdLab(threshold=0.5, prevalence=10)
    >>> lab.sensitivity, lab.specificity, lab.crowd.false
    (0.8, 0.9, 99)
    """

    threshold = Number(0.5, 0.01, 0.99, step=0.01)
    prevalence = Number(
        370,
        1,
        500,
        integer=True,
        unit="of 1000",
        label="Ill",
    )
    ill = Numbers(ILL, 1, 600, 0, 1, given=True)
    well = Numbers(WELL, 1, 600, 0, 1, given=True)

    @property
    def sensitivity(self) -> float:
        """The share of the ill that is found."""
        return found(self.ill, self.threshold) / len(self.ill)

    @property
    def specificity(self) -> float:
        """The share of the others that is spared."""
        alarms = found(self.well, self.threshold)
        return (len(self.well) - alarms) / len(self.well)

    @property
    def share_right(self) -> float:
        """The share of alarms that are right."""
        ill = self.prevalence / PEOPLE
        return share_right(self.sensitivity, self.specificity, ill)

    @property
    def crowd(self) -> Crowd:
        """What becomes of the thousand."""
        return crowd(self.sensitivity, self.specificity, self.prevalence)

    def describe(self) -> str:
        """Return whom the threshold finds and spares, and what an alarm means."""
        caught = found(self.ill, self.threshold)
        spared = len(self.well) - found(self.well, self.threshold)
        many = self.crowd
        alarms = many.caught + many.false
        return (
            f"Threshold {num(self.threshold)} finds {caught} of {len(self.ill)} ill "
            f"and spares {spared} of {len(self.well)} well. Of {PEOPLE} people, "
            f"{self.prevalence} ill: {alarms} alarms, {many.caught} of them right, "
            f"{many.missed} missed."
        )

    def picture(self) -> Figure:
        """Draw the scores with the threshold, and the thousand."""
        figure, (left, right) = paper(8.6, 3.2, planes=2)
        self._draw_scores(left)
        self._draw_people(right)
        return figure

    def _draw_scores(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ink.chart(WHO, ax, "score", "")
        for scores, base, color in (
            (self.ill, 1, ink.POSITIVE),
            (self.well, 0, ink.NEGATIVE),
        ):
            places = np.column_stack(
                [sorted(scores), _heights(len(scores), base)]
            )
            _scatter(ax, places, places[:, 0] >= self.threshold, color, 22)
        ax.axvline(self.threshold, color=ink.POSITIVE, ls="--")
        ax.set(xlim=(-0.02, 1.02), ylim=(0, 2))
        ax.set_yticks([0.5, 1.5], ["well", "ill"])
        ax.grid(visible=False)

    def _draw_people(self, ax: Axes) -> None:
        from anncourse.plots.kit import ink

        ink.bare(ax)
        at = np.arange(PEOPLE)
        places = np.column_stack([at % ACROSS, -(at // ACROSS)])
        ends = np.cumsum(self.crowd)
        caught, false, missed, spared = np.split(places, ends[:-1])
        yes, no = np.ones(PEOPLE, bool), np.zeros(PEOPLE, bool)
        _scatter(ax, caught, yes[: len(caught)], ink.POSITIVE, 14)
        _scatter(ax, false, yes[: len(false)], ink.NEGATIVE, 14)
        _scatter(ax, missed, no[: len(missed)], ink.POSITIVE, 14)
        ax.scatter(spared[:, 0], spared[:, 1], s=2, color=ink.INK)
        ax.set(
            xlim=(-1, ACROSS), ylim=(-PEOPLE // ACROSS, 1), aspect="equal"
        )


def _heights(count: int, base: float) -> Array:
    # In the order of their scores, spread so that neighbors stand apart.
    spread: Array = base + 0.12 + 0.76 * ((np.arange(count) * 0.618) % 1)
    return spread


def _scatter(
    ax: Axes, places: Array, alarm: Array, color: str, size: float
) -> None:
    # Who gives an alarm is full, who does not is hollow.
    for full, dots in ((True, places[alarm]), (False, places[~alarm])):
        face = color if full else "none"
        ax.scatter(
            dots[:, 0],
            dots[:, 1],
            s=size,
            facecolors=face,
            edgecolors=color,
        )
