"""Networks for scikit-learn: fit, predict, score, and everything built on them.

A `NetworkClassifier` or `NetworkRegressor` stands in a pipeline, a cross-validation or
a grid search like any other estimator. It needs scikit-learn and is loaded when it is
first asked for.

`search` scores combinations of hyperparameters by cross-validation, here or, with one
more argument, on a Dask cluster (the extra ``dask``)::

    found = ann.search(model, X, y, grid, cluster="tcp://10.0.0.1:8786")

scikit-learn's own searches can run there, too::

    if __name__ == "__main__":
        client = distributed.Client(n_workers=2, threads_per_worker=1)
        with joblib.parallel_config("dask"):
            GridSearchCV(model, grid).fit(X, y)

The guard is needed: workers on this machine read the script again. Workers elsewhere
need anncourse too, or ``GridSearchCV`` waits without a word, where `search` names them:
install it there, or send it with ``client.upload_file("anncourse.zip")``. Fits of a
second or less take longer to send than to run.
"""

from anncourse.estimators.classifier import NetworkClassifier
from anncourse.estimators.regressor import NetworkRegressor
from anncourse.estimators.searching import Trial, search
from anncourse.estimators.workers import SearchStopped

__all__ = [
    "NetworkClassifier",
    "NetworkRegressor",
    "SearchStopped",
    "Trial",
    "search",
]
