"""Forty mixtures of experts on three lines, each from a start of its own."""

from anncourse.widgets.figures.router_race.widget import RouterRace

__all__ = ["RouterRace"]
