"""Artificial neural networks in NumPy, to be read in an evening.

One neuron          weighted_sum, threshold_neuron, linear_neuron, logistic_neuron,
                    perceptron, LIF
Activations         step, linear, sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus,
                    silu, softmax; all but softmax by name in ACTIVATIONS
Layers              Dense, Activation, Softmax, Flatten, Reshape, Dropout, BatchNorm,
                    RBF; your own from Layer
Sequences           Recurrent with ElmanCell, GRUCell or LSTMCell, or your own from
                    Cell; Embedding
Images              Conv2D, MaxPool2D, AvgPool2D
Networks            Serial, Parallel, Split, Residual, MixtureOfExperts
Losses              mse, binary_cross_entropy, softmax_cross_entropy
Optimizers          SGD, RMSProp, Adam, AdamW; clip_gradients
Learning rates      constant, step_decay, exponential_decay, cosine_decay, warmup
Training            train, fit, History
Without gradients   kmeans, fit_rbf
Looking inside      record, gradcheck, numerical_gradient, Value; multiply_adds; source
Keeping             save, load
Exercises           Checks, NotYet
Estimators          NetworkClassifier, NetworkRegressor (need scikit-learn)
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
from anncourse.activations import (
    ACTIVATIONS,
    elu,
    gelu,
    leaky_relu,
    linear,
    relu,
    sigmoid,
    silu,
    softmax,
    softplus,
    step,
    tanh,
)
from anncourse.branching import Parallel
from anncourse.cell import Cell
from anncourse.cells import ElmanCell, GRUCell, LSTMCell
from anncourse.checking import Checks, NotYet
from anncourse.clipping import clip_gradients
from anncourse.clustering import Clusters, kmeans
from anncourse.conv import Conv2D
from anncourse.cost import multiply_adds
from anncourse.dense import Activation, Dense, Softmax
from anncourse.divergence import DivergenceError
from anncourse.dropout import Dropout
from anncourse.embedding import Embedding
from anncourse.fitting import History, fit
from anncourse.functions import Function
from anncourse.gradcheck import (
    gradcheck,
    gradcheck_loss,
    numerical_gradient,
)
from anncourse.layer import Layer
from anncourse.listing import source
from anncourse.losses import (
    binary_cross_entropy,
    mse,
    softmax_cross_entropy,
)
from anncourse.mixture import MixtureOfExperts
from anncourse.modular import Residual, Serial
from anncourse.neurons import (
    linear_neuron,
    logistic_neuron,
    threshold_neuron,
    weighted_sum,
)
from anncourse.normalization import BatchNorm
from anncourse.optimizers import SGD, Adam, AdamW, RMSProp
from anncourse.perceptron import Correction, PerceptronRun, perceptron
from anncourse.pooling import AvgPool2D, MaxPool2D
from anncourse.rbf import RBF
from anncourse.rbf_fit import fit_rbf
from anncourse.recurrent import Recurrent
from anncourse.scalar import Value
from anncourse.schedules import (
    constant,
    cosine_decay,
    exponential_decay,
    step_decay,
    warmup,
)
from anncourse.shaping import Flatten, Reshape
from anncourse.spiking import LIF, Spikes
from anncourse.split import Split
from anncourse.stepping import Optimizer
from anncourse.storage import load, save
from anncourse.trace import Log, Record, record
from anncourse.training import Step, train

if TYPE_CHECKING:
    from anncourse.estimators import NetworkClassifier, NetworkRegressor

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
    "Cell",
    "Checks",
    "Clusters",
    "Conv2D",
    "Correction",
    "Dense",
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
    "linear",
    "linear_neuron",
    "load",
    "logistic_neuron",
    "mse",
    "multiply_adds",
    "numerical_gradient",
    "perceptron",
    "record",
    "relu",
    "save",
    "sigmoid",
    "silu",
    "softmax",
    "softmax_cross_entropy",
    "softplus",
    "source",
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
    if name not in ("NetworkClassifier", "NetworkRegressor"):
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
