"""Layers for sequences: cells with a memory, what unrolls them, and attention."""

from anncourse.sequences.attention import (
    attention,
    attention_back,
    positions,
)
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
    "attention",
    "attention_back",
    "positions",
]
