"""Units that answer near a center, and ways to place the centers."""

from anncourse.centers.clustering import Clusters, kmeans
from anncourse.centers.rbf import RBF
from anncourse.centers.rbf_fit import fit_rbf

__all__ = [
    "RBF",
    "Clusters",
    "fit_rbf",
    "kmeans",
]
