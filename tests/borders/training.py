"""Losses, optimizers, schedules, training and the estimators."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

import anncourse as ann
from tests.borders.border import Border, network, x

# scikit-learn's checks have words and types of their own.
TRAINING = (ValueError, ann.DivergenceError)
SKLEARN = (*TRAINING, TypeError, OverflowError, RuntimeWarning, UserWarning)


def trainable(**more: Any) -> dict[str, Any]:
    return {
        "net": network(),
        "X": x(4, 2),
        "y": x(4, 1),
        "loss": ann.mse,
        "optimizer": ann.SGD(0.1),
        "epochs": 2,
        "batch_size": 3,
        "clip": None,
        "rng": 0,
    } | more


def trained(**arguments: Any) -> list[float]:
    return [step.loss for step in ann.train(**arguments)]


def stepped(optimizer: Callable[[], ann.Optimizer]) -> Border:
    """Call an optimizer's step."""

    def step(params: Any, grads: Any) -> Any:
        optimizer().step(params, grads)
        return params

    good = {"params": {"w": x(2)}, "grads": {"w": x(2)}}
    return Border(step, lambda: copy.deepcopy(good), counts=False)


def scheduled(make: Callable[..., Any]) -> Callable[..., Any]:
    return lambda **arguments: [
        make(**arguments)(step) for step in (0, 1, 10, 1000)
    ]


def classifier(**settings: Any) -> Any:
    data = {"X": x(6, 2), "y": np.arange(6) % 2}
    data |= {
        name: settings.pop(name) for name in ("X", "y") if name in settings
    }
    model = ann.NetworkClassifier(
        **({"epochs": 2, "random_state": 0} | settings)
    )
    return model.fit(**data).predict_proba(data["X"])


def regressor(**settings: Any) -> Any:
    data = {"X": x(6, 2), "y": x(6)}
    data |= {
        name: settings.pop(name) for name in ("X", "y") if name in settings
    }
    model = ann.NetworkRegressor(
        **({"epochs": 2, "random_state": 0} | settings)
    )
    return model.fit(**data).predict(data["X"])


def searched(**settings: Any) -> Any:
    model = ann.NetworkClassifier(epochs=1, random_state=0)
    data = x(6, 2), np.arange(6) % 2
    return ann.search(model, *data, {"hidden": [(2,)]}, **settings)


def settings(**more: Any) -> dict[str, Any]:
    return {
        "hidden": (3,),
        "activation": "relu",
        "optimizer": "adam",
        "learning_rate": 0.1,
        "batch_size": 3,
        "epochs": 2,
        "weight_decay": 0.1,
        "dropout": 0.1,
        "clip": 1.0,
        "early_stopping": True,
        "patience": 2,
        "validation_fraction": 0.3,
        "random_state": 0,
        "verbose": False,
    } | more


LOSSES = {
    "mse": Border(ann.mse, lambda: {"pred": x(4, 2), "target": x(4, 2)}),
    "binary_cross_entropy": Border(
        ann.binary_cross_entropy,
        lambda: {"logits": x(4, 2), "target": np.eye(4, 2)},
    ),
    "softmax_cross_entropy": Border(
        ann.softmax_cross_entropy,
        lambda: {
            "logits": x(4, 3),
            "labels": np.array([0, 2, 1, 2]),
            "ignore": None,
        },
    ),
}


RATE = {"lr": 0.1}
BOWL = ann.Bowl(np.array([1.0, 9.0]))
OPTIMIZERS = {
    "SGD": Border(
        ann.SGD,
        lambda: (
            RATE | {"momentum": 0.9, "nesterov": True, "weight_decay": 0.1}
        ),
    ),
    "RMSProp": Border(
        ann.RMSProp, lambda: RATE | {"rho": 0.9, "eps": 1e-8}
    ),
    "Adam": Border(
        ann.Adam, lambda: RATE | {"betas": (0.9, 0.99), "eps": 1e-8}
    ),
    "AdamW": Border(
        ann.AdamW,
        lambda: (
            RATE | {"betas": (0.9, 0.99), "eps": 1e-8, "weight_decay": 0.1}
        ),
    ),
    "SGD, step": stepped(
        lambda: ann.SGD(0.1, momentum=0.9, weight_decay=0.1)
    ),
    "RMSProp, step": stepped(lambda: ann.RMSProp(0.1)),
    "Adam, step": stepped(lambda: ann.Adam(0.1)),
    "AdamW, step": stepped(lambda: ann.AdamW(0.1)),
    "Bowl": Border(ann.Bowl, lambda: {"curvatures": np.array([1.0, 9.0])}),
    "Bowl, loss": Border(BOWL.loss, lambda: {"p": x(3, 2)}),
    "Bowl, gradient": Border(BOWL.gradient, lambda: {"p": x(3, 2)}),
    "Bowl, largest_rate": Border(
        BOWL.largest_rate, lambda: {"momentum": 0.5}
    ),
    "Bowl, kept": Border(BOWL.kept, lambda: RATE | {"momentum": 0.5}),
    "Bowl, name": Border(
        BOWL.name, lambda: RATE | {"momentum": 0.5, "steps": 50}
    ),
    "Bowl, descend": Border(
        lambda **given: BOWL.descend(ann.SGD(0.1), **given).path,
        lambda: {"start": x(2), "steps": 5, "noise": 0.1, "rng": 0},
    ),
    "Descent, arrived": Border(
        lambda share: BOWL.descend(ann.SGD(0.1), x(2), 5).arrived(share),
        lambda: {"share": 0.01},
    ),
    "clip_gradients": Border(
        ann.clip_gradients, lambda: {"grads": {"w": x(3)}, "limit": 0.1}
    ),
    "constant": Border(scheduled(ann.constant), lambda: {"rate": 0.1}),
    "step_decay": Border(
        scheduled(ann.step_decay),
        lambda: {"start": 0.1, "every": 5, "factor": 0.5},
    ),
    "exponential_decay": Border(
        scheduled(ann.exponential_decay),
        lambda: {"start": 0.1, "factor": 0.9},
    ),
    "cosine_decay": Border(
        scheduled(ann.cosine_decay),
        lambda: {"start": 0.1, "steps": 10, "end": 0.01},
    ),
    "warmup": Border(
        scheduled(ann.warmup),
        lambda: {"then": 0.1, "steps": 10, "share": 0.1},
    ),
}


USE = {
    "train": Border(trained, trainable, errors=TRAINING),
    "fit": Border(
        ann.fit,
        lambda: trainable(
            validation=(x(4, 2), x(4, 1)),
            patience=1,
            callbacks=(),
            progress=False,
        ),
        says=("train",),
        errors=TRAINING,
    ),
    "fit_rbf": Border(
        ann.fit_rbf,
        lambda: {
            "X": x(6, 2),
            "y": x(6, 1),
            "n_centers": 2,
            "ridge": 1e-6,
            "width": 0.5,
            "rng": 0,
        },
        says=("kmeans",),
    ),
    "cosine_features": Border(
        ann.cosine_features, lambda: {"x": x(4), "n": 3, "prior": True}
    ),
    "least_norm": Border(
        ann.least_norm,
        lambda: {"features": x(4, 3), "y": x(4), "decay": 0.1, "steps": 3},
    ),
    "search": Border(
        searched,
        lambda: {"draws": 1, "folds": 2, "rng": 0},
        counts=False,
    ),
    "kmeans": Border(
        ann.kmeans,
        lambda: {
            "X": x(6, 2),
            "k": 2,
            "tolerance": 1e-3,
            "max_rounds": 5,
            "rng": 0,
        },
    ),
    "NetworkClassifier": Border(classifier, settings, errors=TRAINING),
    "NetworkClassifier, data": Border(
        classifier,
        lambda: {"X": x(6, 2), "y": np.arange(6) % 2},
        errors=SKLEARN,
        says=("",),
    ),
    "NetworkRegressor": Border(regressor, settings, errors=TRAINING),
    "NetworkRegressor, data": Border(
        regressor,
        lambda: {"X": x(6, 2), "y": x(6)},
        errors=SKLEARN,
        says=("",),
    ),
}
