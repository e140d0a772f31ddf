"""What both sides compute: inputs only, written by hand.

Each case has a kind, the arguments of that kind, and how close the two sides must be:
|page - NumPy| <= relative * |NumPy| + floor.

Draws are equal to the last bit. Formulas differ by the last digits of exp, log1p, sin
and cos, which every platform rounds in its own way. Training feeds these digits back
into the weights: over 160 runs the largest relative drift was 5e-13 after 400 updates
and 4e-12 after 2,000. What is compared to 1e-12 here ends at 400 updates.
"""

from typing import Any

Case = dict[str, Any]

EXACT = {"relative": 0.0, "floor": 0.0}
LAST_DIGIT = {"relative": 1e-15, "floor": 0.0}
FORMULA = {"relative": 1e-12, "floor": 1e-15}
TRAINING = {"relative": 1e-12, "floor": 1e-13}

SEEDS = [0, 1, 42, 2**32 - 1, 2**32, 2**40 + 7, 2**53 - 1]
MAGNITUDES = [0.0, 1e-300, 1e-9, 0.01, 0.3, 1.0, 2.5, 5.0, 18.0, 19.9]
MAGNITUDES += [20.1, 29.0, 31.0, 37.5, 100.0, 708.0, 746.0, 1e10, 1e308]
SUMS = sorted({sign * z for z in MAGNITUDES for sign in (-1, 1)})
ACTIVATIONS = ["step", "linear", "sigmoid", "tanh", "relu", "leaky_relu"]
ACTIVATIONS += ["elu", "gelu", "softplus", "silu"]
SCORES = [[0.3], [1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0], [1e308] * 3]
LOGITS = [[-30.0, 0.0, 2.5], [0.1, -0.2, 0.3], [710.0, -745.0, 1.0]]
COLUMN = [[2.0], [-9.0], [40.0], [0.0]]
LOSSES: list[tuple[str, list[Any], list[Any]]] = [
    ("mse", LOGITS, [[0.5, -1.0, 3.0], [0.0, 0.0, 1e3], [1.0, 1.0, 1.0]]),
    ("mse", COLUMN, [[1.0], [0.0], [-2.0], [0.0]]),
    (
        "binary_cross_entropy",
        LOGITS,
        [[0.0, 1.0, 0.5], [1.0, 0.0, 0.25], [0.0, 1.0, 1.0]],
    ),
    ("binary_cross_entropy", COLUMN, [[1.0], [0.0], [1.0], [0.5]]),
    ("softmax_cross_entropy", LOGITS, [2, 0, 1]),
    ("softmax_cross_entropy", [[1e4, 1e4], [0.0, -800.0]], [0, 1]),
]
OPTIMIZERS: list[Case] = [
    {"name": "SGD", "lr": 0.3},
    {"name": "SGD", "lr": 0.1, "momentum": 0.9},
    {"name": "SGD", "lr": 0.1, "momentum": 0.5, "nesterov": True},
    {"name": "SGD", "lr": 0.1, "momentum": 0.9, "weight_decay": 0.1},
    {"name": "RMSProp", "lr": 0.02},
    {"name": "RMSProp", "lr": 0.1, "rho": 0.5},
    {"name": "Adam", "lr": 0.05},
    {"name": "Adam", "lr": 0.2, "betas": [0.5, 0.9], "eps": 1e-3},
]
DATASETS = ["xor", "circles", "moons", "spirals", "blobs"]
SGD, FAST = OPTIMIZERS[0], OPTIMIZERS[1]
RMSPROP, ADAM = OPTIMIZERS[4], OPTIMIZERS[6]


def _run(dataset: str, hidden: list[int], **settings: Any) -> Case:
    usual = {"noise": 0.1, "n": 200, "seed": 0, "activation": "tanh"}
    usual |= {"optimizer": SGD, "batch_size": 10, "epochs": 20}
    usual |= {"loss": "binary_cross_entropy", "classes": 2}
    return {"dataset": dataset, "hidden": hidden, **usual, **settings}


RUNS = [
    _run("circles", [4, 2]),
    _run("xor", [3], activation="relu", optimizer=FAST, seed=3),
    _run("moons", [8, 8], activation="sigmoid", optimizer=ADAM, seed=1),
    _run("spirals", [6, 5, 4], activation="gelu", optimizer=RMSPROP),
    _run("circles", [5], activation="elu", n=33, batch_size=7, epochs=80),
    _run("blobs", [], n=150, classes=3, loss="softmax_cross_entropy"),
    _run("blobs", [6], n=90, classes=4, loss="softmax_cross_entropy"),
    _run("xor", [4], activation="softplus", loss="mse", optimizer=ADAM),
    _run("moons", [4], activation="leaky_relu", batch_size=1, epochs=2),
    _run(
        "spirals", [4, 2], activation="silu", batch_size=500, seed=2**53 - 1
    ),
]


def cases() -> list[Case]:
    """Return every case."""
    found: list[Case] = []

    def add(kind: str, close: Case, **arguments: Any) -> None:
        found.append({"kind": kind, "close": close, "arguments": arguments})

    for seed in SEEDS:
        add("stream", EXACT, seed=seed)
        add("normals", EXACT, seed=seed, n=500)
        for n in (1, 2, 10, 257):
            add("orders", EXACT, seed=seed, n=n)
    # Long enough for several draws from the tail and from every strip.
    add("normals", EXACT, seed=7, n=30_000)
    add("tails", LAST_DIGIT, seed=8, n=40_000)
    add("scaled", LAST_DIGIT, seed=5, n=100, low=-3.0, high=0.7)
    for name in ACTIVATIONS:
        add("activation", FORMULA, name=name, z=SUMS)
    add("softmax", FORMULA, rows=SCORES)
    for name, logits, targets in LOSSES:
        add("loss", FORMULA, name=name, logits=logits, targets=targets)
    for settings in OPTIMIZERS:
        add("optimizer", FORMULA, optimizer=settings, steps=50)
    for name in DATASETS:
        for seed, n, noise in (
            (0, 200, 0.1),
            (9, 1, 0.0),
            (2**32, 51, 0.5),
        ):
            add("dataset", FORMULA, name=name, seed=seed, n=n, noise=noise)
    add(
        "dataset", FORMULA, name="blobs", seed=4, n=40, noise=0.2, classes=5
    )
    for run in RUNS:
        add("gradient", FORMULA, run=run)
        add("maps", FORMULA, run=run)
        add("training", TRAINING, run=run)
    return found
