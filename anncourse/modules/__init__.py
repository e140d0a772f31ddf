"""Layers made of layers: one after the other, beside each other, and mixed."""

from anncourse.modules.mixture import MixtureOfExperts
from anncourse.modules.parallel import Parallel, Split
from anncourse.modules.serial import Residual, Serial

__all__ = [
    "MixtureOfExperts",
    "Parallel",
    "Residual",
    "Serial",
    "Split",
]
