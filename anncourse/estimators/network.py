"""What both estimators share: a network cut to the data, its training, its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted, validate_data

from anncourse.arguments import (
    Array,
    choice,
    flag,
    generator,
    integer,
    number,
)
from anncourse.datasets import split
from anncourse.layers.activation import Activation
from anncourse.layers.dense import Dense
from anncourse.layers.dropout import Dropout
from anncourse.layers.layer import Layer
from anncourse.modules.serial import Serial
from anncourse.neurons.activations import ACTIVATIONS
from anncourse.training.fitting import History, fit
from anncourse.training.losses import Loss
from anncourse.training.optimizers import SGD, Adam, AdamW, Optimizer

State = int | np.random.Generator | np.random.RandomState | None

FLOATS = (np.float64, np.float32)  # whatever else comes becomes the first
OPTIMIZERS = ("adam", "momentum", "sgd")
# Units that pass about half of their sums need weights twice as wide (He et al. 2015).
HALVING = ("relu", "leaky_relu", "elu", "gelu", "silu")


class NetworkEstimator(BaseEstimator):  # type: ignore[misc]
    """A feedforward network with scikit-learn's methods; a subclass adds the loss."""

    _loss: Loss

    def __init__(
        self,
        hidden: Sequence[int] = (32,),
        *,
        activation: str = "relu",
        optimizer: str = "adam",
        learning_rate: float = 0.01,
        batch_size: int = 32,
        epochs: int = 100,
        weight_decay: float = 0.0,
        dropout: float = 0.0,
        clip: float | None = None,
        early_stopping: bool = False,
        patience: int = 10,
        validation_fraction: float = 0.1,
        random_state: State = None,
        verbose: bool = False,
    ) -> None:
        self.hidden = hidden
        self.activation = activation
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.batch_size = batch_size
        self.epochs = epochs
        self.weight_decay = weight_decay
        self.dropout = dropout
        self.clip = clip
        self.early_stopping = early_stopping
        self.patience = patience
        self.validation_fraction = validation_fraction
        self.random_state = random_state
        self.verbose = verbose

    def _data(self, X: Any, y: Any, **how: Any) -> tuple[Array, Array]:
        X, y = validate_data(self, X, y, dtype=FLOATS, **how)
        return X, y

    def _begin(self, n_in: int, n_out: int) -> None:
        """Draw a new network, with an optimizer that has seen nothing."""
        state = self.random_state
        if isinstance(state, np.random.RandomState):
            state = int(state.randint(2**31))
        self._rng = generator(type(self).__name__, state)
        self.network_ = self._network(n_in, n_out)
        self.optimizer_ = self._optimizer()
        self.history_ = History()

    def _network(self, n_in: int, n_out: int) -> Serial:
        who, rng = type(self).__name__, self._rng
        name = choice(who, "activation", self.activation, ACTIVATIONS)
        rate = number(who, "dropout", self.dropout, low=0, below=1)
        init = "he_normal" if name in HALVING else "glorot_uniform"
        layers: list[Layer] = []
        for n_hidden in _sizes(who, self.hidden):
            layers += [
                Dense(n_in, n_hidden, init=init, rng=rng),
                Activation(name),
            ]
            if rate:
                layers.append(Dropout(rate, rng=rng.spawn(1)[0]))
            n_in = n_hidden
        return Serial(*layers, Dense(n_in, n_out, rng=rng))

    def _optimizer(self) -> Optimizer:
        who = type(self).__name__
        name = choice(who, "optimizer", self.optimizer, OPTIMIZERS)
        rate = number(who, "learning_rate", self.learning_rate, above=0)
        decay = number(who, "weight_decay", self.weight_decay, low=0)
        if name == "adam":
            return AdamW(rate, weight_decay=decay) if decay else Adam(rate)
        momentum = 0.9 if name == "momentum" else 0.0
        return SGD(rate, momentum=momentum, weight_decay=decay)

    def _train(self, X: Array, y: Array) -> None:
        """Train for all epochs, or until the held-out rows get no better."""
        who, held_out, patience = type(self).__name__, None, None
        share = number(
            who,
            "validation_fraction",
            self.validation_fraction,
            above=0,
            below=1,
        )
        waits = integer(who, "patience", self.patience)
        if flag(who, "early_stopping", self.early_stopping):
            X, y, *rest = split(X, y, test=share, rng=self._rng)
            held_out, patience = tuple(rest), waits
        epochs = integer(who, "epochs", self.epochs)
        self._pass(X, y, epochs, validation=held_out, patience=patience)

    def _pass(self, X: Array, y: Array, epochs: int, **how: Any) -> None:
        """Go through the data, and add to the history."""
        who = type(self).__name__
        clip = self.clip
        if clip is not None:
            clip = number(who, "clip", clip, above=0)
        new = fit(
            self.network_,
            X,
            y,
            loss=self._loss,
            optimizer=self.optimizer_,
            epochs=epochs,
            batch_size=integer(who, "batch_size", self.batch_size),
            clip=clip,
            progress=flag(who, "verbose", self.verbose),
            rng=self._rng,
            **how,
        )
        new.loss[:0] = self.history_.loss
        self.history_, self.loss_curve_ = new, new.loss

    def _outputs(self, X: Any) -> Array:
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=FLOATS)
        with np.errstate(over="ignore", invalid="ignore"):
            y = self.network_.forward(X)[0]
        if not np.isfinite(y).all():
            raise ValueError(
                f"{type(self).__name__} expects numbers of about the size it was "
                f"trained on, got up to {np.abs(X).max():g}"
            )
        return y


def _sizes(who: str, hidden: object) -> list[int]:
    if isinstance(hidden, str) or not isinstance(hidden, Sequence):
        raise ValueError(
            f"{who} expects hidden to be the sizes of the hidden layers, such "
            f"as (32,), got {hidden!r}"
        )
    return [integer(who, "each size in hidden", n) for n in hidden]
