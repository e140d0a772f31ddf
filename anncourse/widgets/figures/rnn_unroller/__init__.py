"""One memory through time: what it holds, and what of it still counts."""

from anncourse.widgets.figures.rnn_unroller.widget import RNNUnroller

__all__ = ["RNNUnroller"]
