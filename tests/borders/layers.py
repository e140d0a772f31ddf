"""Every layer and every network: how it is made, and how it is used."""

from typing import Any

import numpy as np

import anncourse as ann
from tests.borders.border import Border, network, used, x

LAYERS = {
    "Dense": Border(
        ann.Dense,
        lambda: {"n_in": 2, "n_out": 3, "init": "he_normal", "rng": 0},
    ),
    "Dense, used": used(lambda: ann.Dense(2, 3, rng=0), 4, 2),
    "Activation": Border(ann.Activation, lambda: {"function": "tanh"}),
    "Activation, used": used(lambda: ann.Activation("gelu"), 4, 2),
    "Softmax": used(ann.Softmax, 4, 2),
    "Flatten": used(ann.Flatten, 4, 2, 2),
    "Reshape": Border(
        lambda a, b: ann.Reshape(a, b), lambda: {"a": 2, "b": 3}
    ),
    "Reshape, used": used(lambda: ann.Reshape(2, 3), 4, 6),
    "Dropout": Border(ann.Dropout, lambda: {"rate": 0.5, "rng": 0}),
    "Dropout, used": used(lambda: ann.Dropout(0.5, rng=0), 4, 2),
    "BatchNorm": Border(
        ann.BatchNorm, lambda: {"n": 2, "momentum": 0.1, "eps": 1e-5}
    ),
    "BatchNorm, used": used(lambda: ann.BatchNorm(2), 4, 2),
    "Conv2D": Border(
        ann.Conv2D,
        lambda: {
            "c_in": 1,
            "c_out": 2,
            "kernel_size": 3,
            "stride": 1,
            "padding": "same",
            "init": "zeros",
            "rng": 0,
        },
    ),
    "Conv2D, used": used(lambda: ann.Conv2D(1, 2, 3, rng=0), 2, 4, 4, 1),
    "MaxPool2D": Border(ann.MaxPool2D, lambda: {"size": 2, "stride": 1}),
    "MaxPool2D, used": used(lambda: ann.MaxPool2D(2), 2, 4, 4, 1),
    "AvgPool2D": Border(
        ann.AvgPool2D, lambda: {"size": (2, 2), "stride": None}
    ),
    "AvgPool2D, used": used(lambda: ann.AvgPool2D(2), 2, 4, 4, 1),
    "RBF": Border(
        ann.RBF,
        lambda: {
            "n_in": 2,
            "n_centers": 3,
            "width": 1.0,
            "normalized": True,
            "rng": 0,
        },
    ),
    "RBF, used": used(lambda: ann.RBF(2, 3, rng=0), 4, 2),
    "RBF, normalized": used(
        lambda: ann.RBF(2, 3, normalized=True, rng=0), 4, 2
    ),
}


ATTENDED = {
    "queries": x(2, 3),
    "keys": x(4, 3),
    "values": x(4, 1),
    "root": True,
}
SEQUENCES = {
    name: Border(
        getattr(ann, name), lambda: {"n_in": 2, "n_hidden": 3, "rng": 0}
    )
    for name in ("ElmanCell", "GRUCell")
} | {
    "LSTMCell": Border(
        ann.LSTMCell,
        lambda: {"n_in": 2, "n_hidden": 3, "forget_bias": 5.0, "rng": 0},
    ),
    "Recurrent": Border(
        ann.Recurrent,
        lambda: {
            "cell": ann.ElmanCell(2, 3, rng=0),
            "returns": "last",
            "padding": 0.0,
            "reverse": True,
        },
    ),
    "Recurrent, Elman": used(
        lambda: ann.Recurrent(ann.ElmanCell(2, 3, rng=0)), 4, 5, 2
    ),
    "Recurrent, GRU": used(
        lambda: ann.Recurrent(ann.GRUCell(2, 3, rng=0), returns="last"),
        4,
        5,
        2,
    ),
    "Recurrent, LSTM": used(
        lambda: ann.Recurrent(ann.LSTMCell(2, 3, rng=0), reverse=True),
        4,
        5,
        2,
    ),
    "Recurrent, padded": used(
        lambda: ann.Recurrent(ann.LSTMCell(2, 3, rng=0), padding=0.0),
        4,
        5,
        2,
    ),
    "attention": Border(ann.attention, lambda: ATTENDED),
    "attention_back": Border(
        ann.attention_back, lambda: {"dmixed": x(2, 1)} | ATTENDED
    ),
    "positions": Border(ann.positions, lambda: {"length": 3, "dim": 4}),
    "NGram": Border(
        ann.NGram, lambda: {"order": 2, "n_symbols": 3, "discount": 0.5}
    ),
    "NGram, fit": Border(
        lambda symbols: ann.NGram(2, 3).fit(symbols).predict([0]),
        lambda: {"symbols": np.array([0, 1, 2])},
    ),
    "NGram, predict": Border(
        lambda context: ann.NGram(2, 3).fit([0, 1, 2]).predict(context),
        lambda: {"context": np.array([0, 1])},
    ),
    "NGram, bits": Border(
        lambda symbols: ann.NGram(2, 3).fit([0, 1, 2]).bits(symbols),
        lambda: {"symbols": np.array([0, 1])},
    ),
    "Embedding": Border(
        ann.Embedding,
        lambda: {"n_symbols": 5, "dim": 3, "padding": 0, "rng": 0},
    ),
    "Embedding, used": Border(
        lambda x: ann.Embedding(5, 3, rng=0)(x),
        lambda: {"x": np.array([[0, 4], [2, 1]])},
    ),
}


def two() -> dict[str, Any]:
    return {"a": ann.Dense(2, 3, rng=0), "b": ann.Dense(2, 3, rng=1)}


def experts(layers: list[ann.Layer]) -> dict[str, Any]:
    return {
        "gate": ann.Serial(ann.Dense(2, 2, rng=0), ann.Softmax()),
        "experts": layers,
        "balance": 0.1,
    }


NETWORKS = {
    "Serial": Border(lambda a, b: ann.Serial(a, b), two),
    "Serial, used": used(network, 4, 2),
    "Residual": Border(
        ann.Residual, lambda: {"layer": ann.Dense(2, 2, rng=0)}
    ),
    "Residual, used": used(
        lambda: ann.Residual(ann.Dense(2, 2, rng=0)), 4, 2
    ),
    "Parallel": Border(
        lambda a, b, join: ann.Parallel(a, b, join=join),
        lambda: two() | {"join": "sum"},
    ),
    "Parallel, used": used(lambda: ann.Parallel(*two().values()), 4, 2),
    "Split": Border(
        lambda a, b, columns: ann.Split(a, b, columns=columns),
        lambda: two() | {"columns": [2, 2]},
    ),
    "Split, used": used(
        lambda: ann.Split(*two().values(), columns=[2, 2]), 4, 4
    ),
    "MixtureOfExperts": Border(
        ann.MixtureOfExperts, lambda: experts([*two().values()])
    ),
    "MixtureOfExperts, used": used(
        lambda: ann.MixtureOfExperts(**experts([*two().values()])), 4, 2
    ),
}
