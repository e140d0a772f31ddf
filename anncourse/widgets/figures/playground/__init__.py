"""A small network and the plane it divides, trained under the reader's eyes."""

from anncourse.widgets.figures.playground.widget import Playground

__all__ = ["Playground"]
