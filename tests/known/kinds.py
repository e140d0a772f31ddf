"""The table of everything that is compared, and how each configuration is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zlib import crc32

import numpy as np

from tests.known import drawn_layers as layers
from tests.known import drawn_modules as modules
from tests.known import drawn_recurrent as cells
from tests.known import drawn_training as training
from tests.known.cases import Case, Pass, Rates
from tests.known.drawn_layers import Draw, Rng
from tests.known.spec import Spec, activation, numbers

CONFIGURATIONS = 20
SYMBOLS = {"alone.dx": "symbols have no gradient"}
Make = Callable[[Rng, int], Case]


def layer(
    draw: Draw, *, passes: int = 1, skip: Mapping[str, str] | None = None
) -> Make:
    """Return how to compare a layer: alone, and inside a network that is trained."""

    def make(rng: Rng, i: int) -> Case:
        drawn = draw(rng, i)
        others = [numbers(rng, drawn.x.shape, 2) for _ in range(passes - 1)]
        alone = Pass(
            drawn.layer,
            drawn.layer.start(rng),
            [*others, drawn.x * drawn.scale],
            numbers(rng, drawn.out),
        )
        run = training.training(rng, i, drawn, training.any_rule(rng))
        return Case({"alone": alone, "run": run}, skip or {})

    return make


def recurrent(cell: str) -> Make:
    """Return how to compare a cell: in a layer, which unrolls it, and by one step."""
    unrolled = layer(cells.recurrent(cell))

    def make(rng: Rng, i: int) -> Case:
        parts = unrolled(rng, i).parts
        tick = cells.draw_tick(rng, parts["alone"].layer.inside["cell"], i)
        return Case({**parts, "step": tick})

    return make


def loss(name: str) -> Make:
    """Return how to compare a loss: alone, and as what a training brings down."""

    def make(rng: Rng, i: int) -> Case:
        alone = training.score(name)(rng, i)
        run = training.training(
            rng,
            i,
            training.plain(rng, i),
            training.any_rule(rng),
            name,
            ignore=alone.ignore,
        )
        return Case({"alone": alone, "run": run})

    return make


def optimizer(name: str) -> Make:
    """Return how to compare an optimizer: on given gradients, and in a training."""

    def make(rng: Rng, i: int) -> Case:
        how = training.rule(rng, name, i)
        alone = training.descent(rng, how, i)
        run = training.training(rng, i, training.plain(rng, i), how)
        return Case({"alone": alone, "run": run})

    return make


def schedule(name: str) -> Make:
    """Return how to compare a schedule: its rates, and a training that follows it."""

    def make(rng: Rng, i: int) -> Case:
        rates, how = training.scheduled(rng, name)
        run = training.training(rng, i, training.plain(rng, i), how)
        return Case({"alone": Rates(rates), "run": run})

    return make


def clipping(rng: Rng, i: int) -> Case:
    """Draw gradients to clip, and a training that clips them."""
    alone = training.clip(rng, i)
    run = training.training(
        rng,
        i,
        training.plain(rng, i),
        training.any_rule(rng),
        clip=[0.05, 0.5, 5.0][i % 3],
    )
    return Case({"alone": alone, "run": run})


KINDS: dict[str, Make] = {
    "Dense": layer(layers.draw_dense),
    **{
        f"Activation {name}": layer(layers.elementwise(activation(name)))
        for name in (
            "linear",
            "sigmoid",
            "tanh",
            "relu",
            "leaky_relu",
            "elu",
            "gelu",
            "softplus",
            "silu",
        )
    },
    "Activation step": layer(
        layers.elementwise(activation("step"), first=True),
        skip={
            "alone.dx": "0 by definition; z >= 0 has no slope in PyTorch"
        },
    ),
    "Softmax": layer(layers.elementwise(Spec("Softmax"))),
    "Flatten": layer(layers.draw_flatten),
    "Reshape": layer(layers.draw_reshape),
    "Conv2D": layer(layers.draw_conv),
    "MaxPool2D": layer(layers.pool("MaxPool2D")),
    "AvgPool2D": layer(layers.pool("AvgPool2D")),
    "Embedding": layer(layers.draw_embedding, skip=SYMBOLS),
    "Recurrent ElmanCell": recurrent("ElmanCell"),
    "Recurrent GRUCell": recurrent("GRUCell"),
    "Recurrent LSTMCell": recurrent("LSTMCell"),
    "RBF": layer(layers.draw_rbf),
    "BatchNorm": layer(layers.draw_batchnorm, passes=3),
    "Dropout": layer(layers.draw_dropout),
    "Serial": layer(modules.draw_serial, skip=SYMBOLS),
    "Residual": layer(modules.draw_residual),
    "Parallel": layer(modules.draw_parallel),
    "Split": layer(modules.draw_split),
    "MixtureOfExperts": layer(modules.draw_mixture),
    **{name: loss(name) for name in training.LOSSES},
    **{name: optimizer(name) for name in training.OPTIMIZERS},
    **{name: schedule(name) for name in training.SCHEDULES},
    "clip_gradients": clipping,
}


def case(kind: str, i: int, draw: int = 0) -> Case:
    """Return one draw of configuration i of a kind: always the same numbers."""
    seed = [crc32(kind.encode()), i, draw]
    return KINDS[kind](np.random.default_rng(seed), i)
