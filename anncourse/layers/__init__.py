"""Layers: the one protocol that everything keeps, and the first that keep it."""

from anncourse.layers.activation import Activation, Softmax
from anncourse.layers.dense import Dense
from anncourse.layers.dropout import Dropout
from anncourse.layers.layer import Layer
from anncourse.layers.normalization import BatchNorm
from anncourse.layers.shaping import Flatten, Reshape

__all__ = [
    "Activation",
    "BatchNorm",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "Reshape",
    "Softmax",
]
