"""Artificial neural networks in NumPy; the spine is read in an evening.

One neuron          weighted_sum, threshold_neuron, linear_neuron, logistic_neuron,
                    perceptron, separator, LIF, stdp, pairings
Activations         step, linear, sigmoid, tanh, relu, leaky_relu, elu, gelu, softplus,
                    silu, softmax; all but softmax by name in ACTIVATIONS
Layers              Dense, Activation, Softmax, Flatten, Reshape, Dropout, BatchNorm,
                    RBF; your own from Layer
Sequences           Recurrent with ElmanCell, GRUCell or LSTMCell, or your own from
                    Cell; Embedding; NGram to compare with; attention,
                    attention_back, positions
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

from anncourse import (
    centers,
    datasets,
    images,
    inside,
    layers,
    modules,
    neurons,
    sequences,
    training,
)
from anncourse.centers import *
from anncourse.exercises import Checks, NotYet
from anncourse.images import *
from anncourse.inside import *
from anncourse.layers import *
from anncourse.modules import *
from anncourse.neurons import *
from anncourse.sequences import *
from anncourse.storage import load, save
from anncourse.training import *

if TYPE_CHECKING:
    from anncourse.estimators import (
        NetworkClassifier,
        NetworkRegressor,
        search,
    )

__all__ = [
    "Checks",
    "NetworkClassifier",
    "NetworkRegressor",
    "NotYet",
    "datasets",
    "load",
    "save",
    "search",
]
__all__ += centers.__all__ + images.__all__ + inside.__all__
__all__ += layers.__all__ + modules.__all__ + neurons.__all__
__all__ += sequences.__all__ + training.__all__


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
