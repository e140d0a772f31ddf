"""What to offer next: guesses from what was chosen, and films that people rated."""

from anncourse.datasets.recommending.films import Ratings, movielens
from anncourse.datasets.recommending.guesses import (
    factors,
    item_neighbors,
    popularity,
)

__all__ = [
    "Ratings",
    "factors",
    "item_neighbors",
    "movielens",
    "popularity",
]
