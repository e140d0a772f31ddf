"""The same work in scikit-learn."""

from __future__ import annotations

import numpy as np
from sklearn.cluster import KMeans
from sklearn.kernel_approximation import RBFSampler
from sklearn.linear_model import Ridge
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline

from benchmarks import centers
from benchmarks.race import Run
from benchmarks.tasks import RATE, Task

TOGETHER = (
    16  # updates in one call, so that its checks of the data weigh little
)


def multilayer(task: Task) -> Run:
    """Return training by `MLPClassifier.partial_fit`."""
    net = MLPClassifier(
        task.sizes[1:-1],
        solver=task.optimizer,
        alpha=0.0,
        batch_size=task.batch_size,
        learning_rate_init=RATE[task.optimizer],
        momentum=0.9,
        nesterovs_momentum=False,
        random_state=0,
    )

    def run(n: int) -> None:
        for done in range(0, n, TOGETHER):
            rows = min(TOGETHER, n - done) * task.batch_size
            net.partial_fit(
                task.X[:rows], task.y[:rows], classes=np.arange(10)
            )

    return run


def kmeans_fit() -> Run:
    """Return fits with `KMeans` for the centers, one start, and the same solution."""
    X, y = centers.surface()

    def run(n: int) -> None:
        for _ in range(n):
            found = KMeans(centers.CENTERS, n_init=1, random_state=0).fit(X)
            centers.solved(X, y, found.cluster_centers_)

    return run


def features_fit() -> Run:
    """Return fits on as many random features: `RBFSampler` and `Ridge`."""
    X, y = centers.surface()

    def run(n: int) -> None:
        for _ in range(n):
            make_pipeline(
                RBFSampler(n_components=centers.CENTERS, random_state=0),
                Ridge(1e-3),
            ).fit(X, y)

    return run
