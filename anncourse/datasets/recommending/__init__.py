"""What to offer next: guesses from what was chosen, and films that people rated."""

from anncourse.datasets.recommending.films import Ratings, movielens
from anncourse.datasets.recommending.guesses import (
    factors,
    item_neighbors,
    popularity,
)
from anncourse.datasets.recommending.pool import sampled_hit_rate

__all__ = [
    "Ratings",
    "factors",
    "item_neighbors",
    "movielens",
    "popularity",
    "sampled_hit_rate",
]
