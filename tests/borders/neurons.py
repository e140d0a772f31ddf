"""Single neurons, activations, scalars, and what looks at a network or keeps it."""

import numpy as np

import anncourse as ann
from tests.borders.border import Border, x

NEURONS = {
    name: Border(
        getattr(ann, name),
        lambda: {"x": x(4, 2), "w": x(2), "b": 0.5},
        says=("weighted_sum",),
    )
    for name in (
        "weighted_sum",
        "threshold_neuron",
        "linear_neuron",
        "logistic_neuron",
    )
} | {
    "perceptron": Border(
        ann.perceptron,
        lambda: {
            "X": x(4, 2),
            "y": np.array([0, 1, 1, 0]),
            "lr": 0.5,
            "epochs": 3,
            "bias": True,
            "shuffle": True,
            "rng": 0,
        },
    ),
    "separator": Border(
        ann.separator,
        lambda: {
            "X": x(4, 2),
            "y": np.array([0, 1, 1, 0]),
            "bias": True,
        },
    ),
    "LIF": Border(
        ann.LIF,
        lambda: {
            "tau": 20.0,
            "resistance": 10.0,
            "rest": -65.0,
            "reset": -65.0,
            "threshold": -50.0,
            "refractory": 2.0,
        },
    ),
    "LIF, run": Border(
        lambda current, dt: ann.LIF().run(current, dt=dt),
        lambda: {"current": x(5), "dt": 0.1},
    ),
    "LIF, steady": Border(
        lambda current, t: ann.LIF().steady(current, t),
        lambda: {"current": 2.0, "t": np.array([0.0, 1.0, 50.0])},
    ),
    "LIF, rate": Border(
        lambda current: ann.LIF().rate(current), lambda: {"current": x(5)}
    ),
    "LIF, receive": Border(
        lambda times, jumps, t: ann.LIF().receive(times, jumps, t),
        lambda: {
            "times": np.array([1.0, 2.0]),
            "jumps": x(2),
            "t": np.array([0.0, 1.0, 50.0]),
        },
    ),
    "LIF, peak": Border(
        lambda first, second, gap: ann.LIF().peak(first, second, gap),
        lambda: {"first": 12.0, "second": 12.0, "gap": x(5)},
    ),
    "LIF, window": Border(
        # Infinity is an answer of it.
        lambda first, second: ann.LIF().window(first, second) < 1,
        lambda: {"first": 12.0, "second": 12.0},
    ),
    "stdp": Border(
        ann.stdp,
        lambda: {
            "gap": x(5),
            "rise": 0.005,
            "ratio": 1.05,
            "tau_plus": 20.0,
            "tau_minus": 20.0,
        },
    ),
    "pairings": Border(
        ann.pairings,
        lambda: {"weight": 0.5, "gaps": x(5), "rise": 0.01},
        says=("pairings", "stdp"),
    ),
}
ACTIVATIONS = {
    name: Border(lambda z, f=f: [f(z), f.slope(z)], lambda: {"z": x(2, 3)})
    for name, f in ann.ACTIVATIONS.items()
} | {
    "softmax": Border(ann.softmax, lambda: {"z": x(2, 3)}),
    "Function": Border(
        ann.Function,
        lambda: {
            "name": "twice",
            "f": lambda z: 2 * z,
            "df": lambda z, a: 2 + 0 * z,
        },
    ),
}

VALUES = {
    "Value": Border(ann.Value, lambda: {"data": 0.5}),
    "Value, arithmetic": Border(
        lambda a, b: [
            ann.Value(a) + b,
            b - ann.Value(a),
            ann.Value(a) * b,
            ann.Value(a) / b,
        ],
        lambda: {"a": 0.5, "b": 2.0},
    ),
    "Value, power": Border(
        lambda a, n: ann.Value(a) ** n, lambda: {"a": 0.5, "n": 2.0}
    ),
    "Value, functions": Border(
        lambda a: [
            getattr(ann.Value(a), name)()
            for name in ("tanh", "relu", "sigmoid", "exp", "log")
        ],
        lambda: {"a": 0.5},
    ),
}
