"""A hundred small networks that learn XOR at once, each from a start of its own."""

from anncourse.widgets.figures.xor_census.widget import XorCensus

__all__ = ["XorCensus"]
