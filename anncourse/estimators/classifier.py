"""One class out of several, by a network, for scikit-learn."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from sklearn.base import ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import column_or_1d

from anncourse.arguments import Array
from anncourse.estimators.network import NetworkEstimator
from anncourse.neurons.activations import softmax_rows
from anncourse.training.losses import softmax_cross_entropy


class NetworkClassifier(ClassifierMixin, NetworkEstimator):  # type: ignore[misc]
    """A feedforward network that chooses one of K classes.

    Hidden layers ``a = f(a W + b)``, then K scores; trained by `softmax_cross_entropy`.
    Inputs are taken as they are: put a ``StandardScaler`` before it. Rumelhart et al.
    1986, doi:10.1038/323533a0.

    Parameters
    ----------
    hidden : sequence of int
        Number of units in each hidden layer; () is a linear model.
    activation : str
        Function of the hidden units; a name in `ACTIVATIONS`.
    optimizer : {"adam", "momentum", "sgd"}
        `Adam`, or `SGD` with a momentum of 0.9 or none.
    learning_rate : float
        Size of the steps, above 0.
    batch_size : int
        Examples for each step.
    epochs : int
        Times through the data; with early stopping, at most.
    weight_decay : float
        Pull of the weights toward zero; "adam" becomes `AdamW` with it.
    dropout : float
        Share of the hidden units that is left out of each training step.
    clip : float or None
        Longest gradient; longer ones are shortened to it.
    early_stopping : bool
        Hold some rows out, stop when the loss on them no longer falls, and return to
        the best epoch.
    patience : int
        Epochs to wait for a lower loss, with early stopping.
    validation_fraction : float
        Share of the rows held out, with early stopping.
    random_state : int, Generator, RandomState or None
        Draws the weights, the held-out rows and the order of the examples, in this
        order. An int gives the same network each time.
    verbose : bool
        Show a progress bar.

    Attributes
    ----------
    network_ : Serial
        The network; its outputs are the scores.
    classes_ : (K,) array
        The classes, sorted.
    history_ : History
        How the training went.
    loss_curve_ : list of float
        Mean training loss of each epoch.
    n_features_in_ : int
        Number of features.
    feature_names_in_ : array of str
        Their names, where X was a table with names.

    Notes
    -----
    float32 data are computed in float32, all others in float64. Whatever is out of
    range is refused by ``fit``, as scikit-learn wants it, and not when the estimator is
    made.

    Examples
    --------
    >>> import anncourse as ann
    >>> X, y = ann.datasets.circles(200, rng=0)
    >>> model = NetworkClassifier(hidden=(16,), random_state=0).fit(X, y)
    >>> model.score(X, y) > 0.9
    True
    """

    _loss = staticmethod(softmax_cross_entropy)

    def fit(self, X: Any, y: Any) -> Self:
        """Train a new network.

        Parameters
        ----------
        X : (n, d) array
            Inputs.
        y : (n,) array
            The class of each row: numbers or strings, of two kinds or more.

        Returns
        -------
        NetworkClassifier
            Itself.

        Raises
        ------
        ValueError
            If the data or a parameter cannot be used.
        DivergenceError
            If training runs away.
        """
        X, y = self._data(X, y)
        check_classification_targets(y)
        self.classes_, labels = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(
                "NetworkClassifier expects two classes or more, got one "
                f"class, {self.classes_[0]!r}"
            )
        self._begin(X.shape[1], len(self.classes_))
        self._train(X, labels)
        return self

    def partial_fit(self, X: Any, y: Any, classes: Any = None) -> Self:
        """Train on: one pass over these rows, with the network as it is.

        Parameters
        ----------
        X : (n, d) array
            Inputs.
        y : (n,) array
            The class of each row.
        classes : (K,) array, optional
            All classes that will ever come; needed at the first call.

        Returns
        -------
        NetworkClassifier
            Itself.

        Raises
        ------
        ValueError
            If the data or a parameter cannot be used, or a class is unknown.
        DivergenceError
            If training runs away.
        """
        first = not hasattr(self, "network_")
        X, y = self._data(X, y, reset=first)
        check_classification_targets(y)
        if first:
            self.classes_ = _classes(classes)
            self._begin(X.shape[1], len(self.classes_))
        unknown = np.setdiff1d(y, self.classes_)
        if len(unknown):
            raise ValueError(
                f"NetworkClassifier expects the classes {self.classes_}, "
                f"got {unknown}"
            )
        self._pass(X, np.searchsorted(self.classes_, y), epochs=1)
        return self

    def decision_function(self, X: Any) -> Array:
        """Return the scores of the classes, before the softmax.

        Parameters
        ----------
        X : (n, d) array
            Inputs.

        Returns
        -------
        (n, K) array, or (n,) for two classes
            Scores; for two classes, how much higher the second one's is.

        Raises
        ------
        ValueError
            If X does not fit the network.
        """
        scores = self._outputs(X)
        if len(self.classes_) == 2:
            return scores[:, 1] - scores[:, 0]
        return scores

    def predict_proba(self, X: Any) -> Array:
        """Return the softmax of the scores.

        Parameters
        ----------
        X : (n, d) array
            Inputs.

        Returns
        -------
        (n, K) array
            Probabilities, in the order of ``classes_``; each row sums to 1.

        Raises
        ------
        ValueError
            If X does not fit the network.
        """
        return softmax_rows(self._outputs(X))

    def predict(self, X: Any) -> Array:
        """Return the class with the highest score.

        Parameters
        ----------
        X : (n, d) array
            Inputs.

        Returns
        -------
        (n,) array
            A class for each row.

        Raises
        ------
        ValueError
            If X does not fit the network.
        """
        best = self._outputs(X).argmax(1)
        chosen: Array = self.classes_[best]
        return chosen


def _classes(classes: Any) -> Array:
    if classes is None:
        raise ValueError(
            "NetworkClassifier.partial_fit expects classes, all that will ever "
            "come, at the first call"
        )
    found: Array = np.unique(column_or_1d(classes))
    if len(found) < 2:
        raise ValueError(
            f"NetworkClassifier expects two classes or more, got {found}"
        )
    return found
