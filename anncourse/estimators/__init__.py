"""Networks for scikit-learn: fit, predict, score, and everything built on them.

A `NetworkClassifier` or `NetworkRegressor` stands in a pipeline, a cross-validation or
a grid search like any other estimator. It needs scikit-learn and is loaded when it is
first asked for.

The fits of a search can run on many machines through Dask (the extra ``dask``)::

    if __name__ == "__main__":
        client = distributed.Client(n_workers=2, threads_per_worker=1)
        with joblib.parallel_config("dask"):
            search.fit(X, y)

The guard is needed: workers on this machine read the script again. Workers elsewhere
need anncourse too, or the search waits without a word: install it there, or send it
with ``client.upload_file("anncourse.zip")``. Fits of a second or less take longer to
send than to run.
"""

from anncourse.estimators.classifier import NetworkClassifier
from anncourse.estimators.regressor import NetworkRegressor

__all__ = ["NetworkClassifier", "NetworkRegressor"]
