"""Layers for sequences: cells with a memory, and what unrolls them."""

from anncourse.sequences.cells import Cell, ElmanCell, GRUCell, LSTMCell
from anncourse.sequences.embedding import Embedding
from anncourse.sequences.ngrams import NGram
from anncourse.sequences.recurrent import Recurrent

__all__ = [
    "Cell",
    "ElmanCell",
    "Embedding",
    "GRUCell",
    "LSTMCell",
    "NGram",
    "Recurrent",
]
