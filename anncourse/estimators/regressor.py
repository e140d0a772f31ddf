"""One number or several, by a network, for scikit-learn."""

from __future__ import annotations

from typing import Any, Self

from sklearn.base import RegressorMixin

from anncourse.arguments import Array
from anncourse.estimators.network import NetworkEstimator
from anncourse.training.losses import mse


class NetworkRegressor(RegressorMixin, NetworkEstimator):  # type: ignore[misc]
    """A feedforward network that estimates one number, or several.

    Hidden layers ``a = f(a W + b)``, then one linear output for each target; trained by
    `mse`. Inputs and targets are taken as they are: put a ``StandardScaler`` before it
    and, for targets far from -1 to 1, a ``TransformedTargetRegressor`` around it.
    Rumelhart et al. 1986, doi:10.1038/323533a0.

    Parameters
    ----------
    hidden, activation, optimizer, learning_rate, batch_size, epochs
        As in `NetworkClassifier`.
    weight_decay, dropout, clip, early_stopping, patience, validation_fraction
        As in `NetworkClassifier`.
    random_state, verbose
        As in `NetworkClassifier`.

    Attributes
    ----------
    network_, history_, loss_curve_, n_features_in_, feature_names_in_
        As in `NetworkClassifier`.

    Examples
    --------
    >>> import anncourse as ann
    >>> X, y = ann.datasets.wave(200, rng=0)
    >>> model = NetworkRegressor(random_state=0).fit(X, y.ravel())
    >>> model.score(X, y) > 0.9
    True
    """

    _loss = staticmethod(mse)

    def fit(self, X: Any, y: Any) -> Self:
        """Train a new network.

        Parameters
        ----------
        X : (n, d) array
            Inputs.
        y : (n,) or (n, k) array
            Targets.

        Returns
        -------
        NetworkRegressor
            Itself.

        Raises
        ------
        ValueError
            If the data or a parameter cannot be used.
        DivergenceError
            If training runs away.
        """
        X, y = self._data(X, y, multi_output=True, y_numeric=True)
        self._one_target = y.ndim == 1
        y = y.reshape(len(y), -1)
        self._begin(X.shape[1], y.shape[1])
        self._train(X, y)
        return self

    def partial_fit(self, X: Any, y: Any) -> Self:
        """Train on: one pass over these rows, with the network as it is.

        Parameters
        ----------
        X : (n, d) array
            Inputs.
        y : (n,) or (n, k) array
            Targets, as many as at the first call.

        Returns
        -------
        NetworkRegressor
            Itself.

        Raises
        ------
        ValueError
            If the data or a parameter cannot be used.
        DivergenceError
            If training runs away.
        """
        first = not hasattr(self, "network_")
        X, y = self._data(
            X, y, reset=first, multi_output=True, y_numeric=True
        )
        targets = y.reshape(len(y), -1)
        if first:
            self._one_target = y.ndim == 1
            self._begin(X.shape[1], targets.shape[1])
        self._pass(X, targets, epochs=1)
        return self

    def predict(self, X: Any) -> Array:
        """Return the outputs of the network.

        Parameters
        ----------
        X : (n, d) array
            Inputs.

        Returns
        -------
        (n,) or (n, k) array
            Estimates, in the shape of the targets it was fitted to.

        Raises
        ------
        ValueError
            If X does not fit the network.
        """
        y = self._outputs(X)
        return y[:, 0] if self._one_target else y

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
