"""Artificial neural networks in NumPy; the spine is read in an evening.

One neuron          weighted_sum, threshold_neuron, linear_neuron, logistic_neuron,
                    perceptron, separator, LIF, stdp, pairings
Activations         step, linear, sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus,
                    silu, softmax; all but softmax by name in ACTIVATIONS
Layers              Dense, Activation, Softmax, Flatten, Reshape, Dropout, BatchNorm,
                    RBF; your own from Layer
Sequences           Recurrent with ElmanCell, GRUCell or LSTMCell, or your own from
                    Cell; Embedding
Images              Conv2D, MaxPool2D, AvgPool2D
Networks            Serial, Parallel, Split, Residual, MixtureOfExperts
Losses              mse, binary_cross_entropy, softmax_cross_entropy
Optimizers          SGD, RMSProp, Adam, AdamW; clip_gradients; Bowl to try them on
Learning rates      constant, step_decay, exponential_decay, cosine_decay, warmup
Training            train, fit, History
Without gradients   kmeans, fit_rbf; cosine_features, least_norm
Looking inside      record, gradcheck, numerical_gradient, Value; multiply_adds; source
Keeping             save, load
Exercises           Checks, NotYet
Estimators          NetworkClassifier, NetworkRegressor; search (need scikit-learn)
Data                anncourse.datasets
Pictures            anncourse.plots (needs matplotlib)

Every layer has the same two methods: ``forward`` returns the output and a cache,
``backward`` takes that cache and returns the gradients. A network of layers is a layer.
float32 in, float32 through; rows are examples; what is random takes ``rng``.

>>> import anncourse as ann
>>> net = ann.Serial(
...     ann.Dense(2, 4, rng=0),
...     ann.Activation("tanh"),
...     ann.Dense(4, 1, rng=1),
... )
>>> net(ann.datasets.circles(8, rng=0)[0]).shape
(8, 1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from anncourse import datasets
from anncourse.centers import RBF, Clusters, fit_rbf, kmeans
from anncourse.exercises import Checks, NotYet
from anncourse.images import AvgPool2D, Conv2D, MaxPool2D
from anncourse.inside import (
    Log,
    Record,
    Value,
    gradcheck,
    gradcheck_loss,
    multiply_adds,
    numerical_gradient,
    record,
    source,
)
from anncourse.layers import (
    Activation,
    BatchNorm,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Reshape,
    Softmax,
)
from anncourse.modules import (
    MixtureOfExperts,
    Parallel,
    Residual,
    Serial,
    Split,
)
from anncourse.neurons import (
    ACTIVATIONS,
    LIF,
    Correction,
    Function,
    PerceptronRun,
    Separator,
    Spikes,
    elu,
    gelu,
    leaky_relu,
    linear,
    linear_neuron,
    logistic_neuron,
    pairings,
    perceptron,
    relu,
    separator,
    sigmoid,
    silu,
    softmax,
    softplus,
    stdp,
    step,
    tanh,
    threshold_neuron,
    weighted_sum,
)
from anncourse.sequences import (
    Cell,
    ElmanCell,
    Embedding,
    GRUCell,
    LSTMCell,
    Recurrent,
)
from anncourse.storage import load, save
from anncourse.training import (
    SGD,
    Adam,
    AdamW,
    Bowl,
    Descent,
    DivergenceError,
    History,
    Optimizer,
    RMSProp,
    Step,
    binary_cross_entropy,
    clip_gradients,
    constant,
    cosine_decay,
    cosine_features,
    exponential_decay,
    fit,
    least_norm,
    mse,
    softmax_cross_entropy,
    step_decay,
    train,
    warmup,
)

if TYPE_CHECKING:
    from anncourse.estimators import (
        NetworkClassifier,
        NetworkRegressor,
        search,
    )

__all__ = [
    "ACTIVATIONS",
    "LIF",
    "RBF",
    "SGD",
    "Activation",
    "Adam",
    "AdamW",
    "AvgPool2D",
    "BatchNorm",
    "Bowl",
    "Cell",
    "Checks",
    "Clusters",
    "Conv2D",
    "Correction",
    "Dense",
    "Descent",
    "DivergenceError",
    "Dropout",
    "ElmanCell",
    "Embedding",
    "Flatten",
    "Function",
    "GRUCell",
    "History",
    "LSTMCell",
    "Layer",
    "Log",
    "MaxPool2D",
    "MixtureOfExperts",
    "NetworkClassifier",
    "NetworkRegressor",
    "NotYet",
    "Optimizer",
    "Parallel",
    "PerceptronRun",
    "RMSProp",
    "Record",
    "Recurrent",
    "Reshape",
    "Residual",
    "Separator",
    "Serial",
    "Softmax",
    "Spikes",
    "Split",
    "Step",
    "Value",
    "binary_cross_entropy",
    "clip_gradients",
    "constant",
    "cosine_decay",
    "cosine_features",
    "datasets",
    "elu",
    "exponential_decay",
    "fit",
    "fit_rbf",
    "gelu",
    "gradcheck",
    "gradcheck_loss",
    "kmeans",
    "leaky_relu",
    "least_norm",
    "linear",
    "linear_neuron",
    "load",
    "logistic_neuron",
    "mse",
    "multiply_adds",
    "numerical_gradient",
    "pairings",
    "perceptron",
    "record",
    "relu",
    "save",
    "search",
    "separator",
    "sigmoid",
    "silu",
    "softmax",
    "softmax_cross_entropy",
    "softplus",
    "source",
    "stdp",
    "step",
    "step_decay",
    "tanh",
    "threshold_neuron",
    "train",
    "warmup",
    "weighted_sum",
]


def __getattr__(name: str) -> object:
    # Loaded when first asked for: importing scikit-learn takes a second.
    if name not in ("NetworkClassifier", "NetworkRegressor", "search"):
        raise AttributeError(f"anncourse has no attribute {name!r}")
    try:
        from anncourse import estimators
    except ImportError as error:
        raise ImportError(
            f"{name} needs scikit-learn 1.6 or newer, the extra `data`: "
            'pip install "scikit-learn>=1.6"'
        ) from error
    return getattr(estimators, name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
