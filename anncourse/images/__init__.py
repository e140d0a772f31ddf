"""Layers for images: convolution and pooling, and how images lie in memory."""

from anncourse.images.convolution import Conv2D
from anncourse.images.pooling import AvgPool2D, MaxPool2D

__all__ = [
    "AvgPool2D",
    "Conv2D",
    "MaxPool2D",
]
