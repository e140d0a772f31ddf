"""One call of every picture, on data with something to see."""

import numpy as np

import anncourse as ann
from anncourse import plots

rng = np.random.default_rng(0)
X, Y = ann.datasets.circles(20, rng=0)
NET = ann.Serial(ann.Dense(2, 3, rng=0), ann.Activation("tanh"))
UMBRELLA = ([0.8, 0.3], [2.0, -1.0], -0.5)
EPOCHS = np.arange(1.0, 9.0)
RUNS = 1 / EPOCHS + 0.05 * rng.random((3, 8))
ANSWERS = np.array([0, 0, 1, 0, 1, 1, 0, 1])
SURE = np.array([0.1, 0.3, 0.35, 0.4, 0.6, 0.7, 0.75, 0.9])
PIXELS = rng.random((6, 5, 4))
MAPS = rng.normal(size=(6, 5, 4))
W = rng.normal(size=(3, 3, 1, 4))
BUMPS = ([-1.0, 1.0], [0.5, 0.4])
CIRCLES = ([[-0.5, 0.0], [0.5, 0.5]], [0.4, 0.3])
SHARES = ann.softmax(np.stack([-4 * EPOCHS + 16, 4 * EPOCHS - 16], 1))
STATES = np.tanh(rng.normal(size=(8, 5)))
GATES = {"forget": SURE, "input": rng.random((8, 4))}
A = np.array([[0, 1, 1, 0], [1, 0, 1, 0], [1, 1, 0, 1], [0, 0, 1, 0]])
PEOPLE = ["Ada", "Emmy", "Grace", "Mary"]
GIVEN = (X, Y, RUNS, ANSWERS, SURE, PIXELS, MAPS, W, SHARES, STATES, A)


def bowl(w: np.ndarray) -> np.ndarray:
    return (w**2).sum(axis=1)


PICTURES = {
    "activation": lambda ax: plots.activation("tanh", at=1, ax=ax),
    "activations": lambda ax: plots.activations(["relu", "elu"], ax=ax),
    "adjacency": lambda ax: plots.adjacency(A, names=PEOPLE, ax=ax),
    "bumps": lambda ax: plots.bumps(BUMPS, [0, 1], [0.5, 1], ax=ax),
    "calibration": lambda ax: plots.calibration(ANSWERS, SURE, ax=ax),
    "centers": lambda ax: plots.centers(CIRCLES, X, ax=ax),
    "comparison": lambda ax: plots.comparison(
        {"most common": 0.5, "net": SURE}, nets=["net"], chance=0.1, ax=ax
    ),
    "confusion": lambda ax: plots.confusion(
        ANSWERS, Y[:8], names=["inside", "outside"], ax=ax
    ),
    "contributions": lambda ax: plots.contributions(*UMBRELLA, ax=ax),
    "decision_line": lambda ax: plots.decision_line([1, 1], 0, X, Y, ax=ax),
    "decision_regions": lambda ax: plots.decision_regions(NET, X, Y, ax=ax),
    "embedding": lambda ax: plots.embedding(
        STATES, list("abcdefgh"), groups=ANSWERS, ax=ax
    ),
    "expert_regions": lambda ax: plots.expert_regions(NET, X, Y, ax=ax),
    "far_from_data": lambda ax: plots.far_from_data(X, reach=0.1, ax=ax),
    "feature_maps": lambda ax: plots.feature_maps(MAPS, ax=ax),
    "gate_shares": lambda ax: plots.gate_shares(EPOCHS, SHARES, ax=ax),
    "gates": lambda ax: plots.gates(GATES, "the cats", ax=ax),
    "gradient_sizes": lambda ax: plots.gradient_sizes({"a": [1]}, ax=ax),
    "graph": lambda ax: plots.graph(
        A, scores={(0, 3): 0.9, (1, 3): 0.3}, names=PEOPLE, ax=ax
    ),
    "hidden_states": lambda ax: plots.hidden_states(STATES, ax=ax),
    "histograms": lambda ax: plots.histograms(
        {"layer 1": W, "layer 2": MAPS}, ax=ax
    ),
    "images": lambda ax: plots.images(
        PIXELS, [0, 1, 2, 0, 1, 2], [0, 1, 1, 0, 1, 2], ax=ax
    ),
    "kernels": lambda ax: plots.kernels(W, ax=ax),
    "learning_curves": lambda ax: plots.learning_curves(
        RUNS, RUNS + 0.1, ax=ax
    ),
    "lines": lambda ax: plots.lines(EPOCHS, {"runs": RUNS}, ax=ax),
    "loss_surface": lambda ax: plots.loss_surface(bowl, {"SGD": X}, ax=ax),
    "losses": lambda ax: plots.losses({"a": [2.0, 1.0], "b": RUNS}, ax=ax),
    "maps_through_depth": lambda ax: plots.maps_through_depth(
        {"picture": PIXELS[0][..., None], "conv": MAPS}, ax=ax
    ),
    "membrane": lambda ax: plots.membrane(
        ann.LIF().run(np.full(600, 2.0)), neuron=ann.LIF(), ax=ax
    ),
    "nerve_cells": lambda ax: plots.nerve_cells(ax=ax),
    "network": lambda ax: plots.network(NET, ax=ax),
    "neuron": lambda ax: plots.neuron(*UMBRELLA, ax=ax),
    "occlusion": lambda ax: plots.occlusion(PIXELS[0], MAPS[0], ax=ax),
    "points": lambda ax: plots.points(X, Y, ax=ax),
    "precision_recall": lambda ax: plots.precision_recall(
        ANSWERS, {"net": SURE, "rule": SURE[::-1]}, threshold=0.5, ax=ax
    ),
    "raster": lambda ax: plots.raster([EPOCHS, [], [5.5]], ax=ax),
    "rate_curve": lambda ax: plots.rate_curve(ann.LIF(), EPOCHS, ax=ax),
    "roc": lambda ax: plots.roc(ANSWERS, SURE, threshold=0.5, ax=ax),
    "schedules": lambda ax: plots.schedules(
        {"halved": lambda step: 0.1 / 2 ** (step // 10)}, steps=30, ax=ax
    ),
    "series": lambda ax: plots.series(
        EPOCHS, SURE, {"net": RUNS}, hidden=[(3, 4)], ax=ax
    ),
    "slopes_through_depth": lambda ax: plots.slopes_through_depth(
        ["relu", "step"], ax=ax
    ),
    "spectrogram": lambda ax: plots.spectrogram(
        STATES, times=EPOCHS[:5], frequencies=100 * EPOCHS, log=True, ax=ax
    ),
    "thresholds": lambda ax: plots.thresholds(ANSWERS, SURE, at=0.5, ax=ax),
}
