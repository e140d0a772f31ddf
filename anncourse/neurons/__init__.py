"""One neuron, by hand and in time, and the curves that turn a sum into an answer."""

from anncourse.neurons.activations import (
    ACTIVATIONS,
    Function,
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
from anncourse.neurons.by_hand import (
    linear_neuron,
    logistic_neuron,
    threshold_neuron,
    weighted_sum,
)
from anncourse.neurons.perceptron import (
    Correction,
    PerceptronRun,
    perceptron,
)
from anncourse.neurons.plasticity import pairings, stdp
from anncourse.neurons.separator import Separator, separator
from anncourse.neurons.spiking import LIF, Spikes

__all__ = [
    "ACTIVATIONS",
    "LIF",
    "Correction",
    "Function",
    "PerceptronRun",
    "Separator",
    "Spikes",
    "elu",
    "gelu",
    "leaky_relu",
    "linear",
    "linear_neuron",
    "logistic_neuron",
    "pairings",
    "perceptron",
    "relu",
    "separator",
    "sigmoid",
    "silu",
    "softmax",
    "softplus",
    "stdp",
    "step",
    "tanh",
    "threshold_neuron",
    "weighted_sum",
]
