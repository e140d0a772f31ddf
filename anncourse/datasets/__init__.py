"""Small data sets: drawn on the spot, or found inside scikit-learn.

Classes in the plane      xor, circles, moons, spirals, blobs
A number from a number    line, wave
Real handwriting          digits
Held-out data             split

Nothing here is downloaded. Points in the plane lie in about [-1, 1] x [-1, 1];
``noise`` is in the same units. One seed gives one data set, in Python and in the page.
"""

from anncourse.datasets.handwriting import digits
from anncourse.datasets.plane import blobs, circles, moons, spirals, xor
from anncourse.datasets.splitting import split
from anncourse.datasets.trends import line, wave

__all__ = [
    "blobs",
    "circles",
    "digits",
    "line",
    "moons",
    "spirals",
    "split",
    "wave",
    "xor",
]
