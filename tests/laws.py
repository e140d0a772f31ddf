"""What every layer and every loss promises, checked for each of them.

A new layer is added to LAYERS, a new loss to LOSSES, and has to keep the laws.
"""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest

import anncourse as ann
from anncourse.layers.layer import Named
from anncourse.layers.packing import pack

RIGHT = 1e-7  # largest relative difference to a numerical gradient
EXACT = {"rtol": 1e-12, "atol": 1e-12}


@dataclass(frozen=True)
class Case:
    """A way to make a layer, and the shape of one example for it."""

    make: Callable[[], ann.Layer]
    shape: tuple[int, ...]
    random: bool = False  # two training passes differ
    symbols: int = 0  # if any, x holds symbols: integers below this number


def _network() -> ann.Serial:
    return ann.Serial(
        ann.Flatten(),
        ann.Dense(6, 5, rng=0),
        ann.Serial(ann.Activation("tanh"), ann.Dense(5, 4, rng=1)),
        ann.Activation("softplus"),
        ann.Dense(4, 3, rng=2),
        ann.Softmax(),
    )


def _convolutional() -> ann.Serial:
    return ann.Serial(
        ann.Conv2D(1, 2, 3, padding="same", rng=0),
        ann.MaxPool2D(2),
        ann.Activation("relu"),
        ann.BatchNorm(2),
        ann.Conv2D(2, 3, 2, rng=1),
        ann.AvgPool2D("all"),
        ann.Flatten(),
        ann.Dense(3, 2, rng=2),
    )


def _mixture() -> ann.MixtureOfExperts:
    return ann.MixtureOfExperts(
        ann.Serial(ann.Dense(3, 2, rng=0), ann.Softmax()),
        [
            ann.Serial(
                ann.Dense(3, 4, rng=1 + k),
                ann.Activation("tanh"),
                ann.Dense(4, 2, rng=3 + k),
            )
            for k in range(2)
        ],
    )


def _branches() -> list[ann.Layer]:
    return [ann.Dense(3, 2, rng=0), ann.Activation("tanh")]


def _reader() -> ann.Serial:
    return ann.Serial(
        ann.Embedding(4, 3, padding=0, rng=0),
        ann.Recurrent(ann.LSTMCell(3, 2, rng=1), padding=0),
        ann.Recurrent(ann.GRUCell(2, 3, rng=2), padding=0, returns="last"),
        ann.Dense(3, 2, rng=3),
    )


LAYERS = {
    "Dense": Case(lambda: ann.Dense(3, 2, rng=0), (3,)),
    "Dense over time": Case(lambda: ann.Dense(3, 2, rng=0), (4, 3)),
    "Softmax": Case(ann.Softmax, (3,)),
    "Softmax over time": Case(ann.Softmax, (2, 3)),
    "Flatten": Case(ann.Flatten, (2, 3, 2)),
    "Reshape": Case(lambda: ann.Reshape(3, 2), (2, 1, 3)),
    "RBF": Case(lambda: ann.RBF(3, 4, width=2.0, rng=0), (3,)),
    "RBF, normalized": Case(
        lambda: ann.RBF(3, 4, normalized=True, rng=0), (3,)
    ),
    "Parallel": Case(lambda: ann.Parallel(*_branches()), (3,)),
    "Parallel over time": Case(lambda: ann.Parallel(*_branches()), (2, 3)),
    "Parallel, summed": Case(
        lambda: ann.Parallel(
            ann.Dense(3, 2, rng=0), ann.Dense(3, 2, rng=1), join="sum"
        ),
        (3,),
    ),
    "Split": Case(
        lambda: ann.Split(*_branches(), columns=[[3, 0, 1], slice(4, 6)]),
        (7,),
    ),
    "Split over time": Case(
        lambda: ann.Split(*_branches(), columns=[3, 2]), (2, 5)
    ),
    "Residual": Case(lambda: ann.Residual(ann.Dense(3, 3, rng=0)), (3,)),
    "MixtureOfExperts": Case(_mixture, (3,)),
    "Modules of modules": Case(
        lambda: ann.Serial(
            ann.Split(*_branches(), columns=[3, 1]),
            ann.Residual(ann.Parallel(_mixture(), ann.RBF(3, 1, rng=9))),
        ),
        (4,),
    ),
    "Dropout": Case(lambda: ann.Dropout(0.4, rng=0), (3,), random=True),
    "Dropout of nothing": Case(lambda: ann.Dropout(0, rng=0), (2, 3)),
    "BatchNorm": Case(lambda: ann.BatchNorm(3), (3,)),
    "BatchNorm over time": Case(lambda: ann.BatchNorm(2), (4, 2)),
    "BatchNorm of images": Case(lambda: ann.BatchNorm(2), (3, 2, 2)),
    "Conv2D": Case(lambda: ann.Conv2D(2, 3, 3, rng=0), (5, 4, 2)),
    "Conv2D with stride": Case(
        lambda: ann.Conv2D(2, 3, (3, 2), stride=2, padding=1, rng=0),
        (5, 6, 2),
    ),
    "Conv2D of the same size": Case(
        lambda: ann.Conv2D(1, 2, (2, 4), padding="same", rng=0), (3, 4, 1)
    ),
    "MaxPool2D": Case(lambda: ann.MaxPool2D(2), (5, 4, 2)),
    "MaxPool2D, overlapping": Case(
        lambda: ann.MaxPool2D((3, 2), stride=1), (5, 4, 2)
    ),
    "MaxPool2D of all": Case(lambda: ann.MaxPool2D("all"), (3, 4, 2)),
    "AvgPool2D": Case(lambda: ann.AvgPool2D(2), (5, 4, 2)),
    "AvgPool2D, overlapping": Case(
        lambda: ann.AvgPool2D(3, stride=(1, 2)), (5, 6, 2)
    ),
    "AvgPool2D of all": Case(lambda: ann.AvgPool2D("all"), (3, 4, 2)),
    "Convolutional network": Case(_convolutional, (5, 4, 1)),
    "Embedding": Case(lambda: ann.Embedding(4, 2, rng=0), (), symbols=4),
    "Embedding over time": Case(
        lambda: ann.Embedding(4, 2, padding=1, rng=0), (3,), symbols=4
    ),
    "Embedding, two cells, Dense": Case(_reader, (5,), symbols=4),
    "Serial": Case(_network, (2, 3)),
    "Serial without weights": Case(lambda: ann.Serial(ann.Softmax()), (3,)),
} | {
    f"Activation {name}": Case(lambda n=name: ann.Activation(n), (3,))
    for name in ann.ACTIVATIONS
}

for _cell in (ann.ElmanCell, ann.GRUCell, ann.LSTMCell):
    LAYERS |= {
        f"{_cell.__name__}, one step": Case(
            lambda make=_cell: make(3, 2, rng=0), (3,)
        ),
        f"{_cell.__name__} over time": Case(
            lambda make=_cell: ann.Recurrent(make(3, 2, rng=0)), (4, 3)
        ),
        f"{_cell.__name__} over time, reverse, last": Case(
            lambda make=_cell: ann.Recurrent(
                make(3, 2, rng=0), returns="last", padding=9, reverse=True
            ),
            (4, 3),
        ),
    }


def test_every_layer_is_here() -> None:
    """Each public kind of layer has a case under its name, or one that begins so."""
    kinds = {
        name
        for name in ann.__all__
        for thing in [getattr(ann, name)]
        if isinstance(thing, type) and issubclass(thing, ann.Layer)
    }
    named = {re.split(r"\W", case, maxsplit=1)[0] for case in LAYERS}
    within = {
        "Cell",
        "Layer",
        "Recurrent",
    }  # two to make one of, one of cells
    assert kinds - within <= named


over_layers = pytest.mark.parametrize(
    "case", LAYERS.values(), ids=LAYERS.keys()
)


def draw(case: Case, rows: int = 5, seed: int = 0) -> np.ndarray:
    """Numbers of size 0.2 to 1.5: none so near to 0 that it crosses a kink."""
    rng = np.random.default_rng(seed)
    shape = (rows, *case.shape)
    if case.symbols:
        x = rng.integers(case.symbols, size=shape)
    else:
        x = rng.uniform(0.2, 1.5, shape) * rng.choice([-1.0, 1.0], shape)
    x.flags.writeable = False  # a layer that writes to its input fails
    return x


@over_layers
@pytest.mark.parametrize("train", [False, True])
def test_backward_is_the_derivative_of_forward(case, train):
    errors = ann.gradcheck(case.make(), draw(case), train=train)
    assert max(errors.values()) <= RIGHT, errors


@over_layers
def test_each_row_is_treated_alone(case):
    layer, x = case.make(), draw(case)
    rows = [layer(x[i : i + 1]) for i in range(len(x))]
    np.testing.assert_allclose(layer(x), np.concatenate(rows), **EXACT)


@over_layers
def test_evaluation_gives_the_same_twice(case):
    layer, x = case.make(), draw(case)
    np.testing.assert_array_equal(layer(x), layer(x))


@over_layers
def test_training_gives_the_same_twice_but_for_chance(case):
    layer, x = case.make(), draw(case)
    first, second = (layer.forward(x, train=True)[0] for _ in range(2))
    assert np.array_equal(first, second) != case.random


@over_layers
def test_gradients_have_the_shapes_and_names_of_what_they_are_for(case):
    layer, x = case.make(), draw(case)
    y, cache = layer.forward(x, train=True)
    dx, grads = layer.backward(np.ones_like(y), cache)
    assert dx.shape == x.shape
    params = layer.named_params()
    assert list(grads) == list(params)
    assert all(grads[name].shape == params[name].shape for name in params)


@over_layers
def test_nothing_given_is_changed(case):
    layer, x = case.make(), draw(case)
    before = {k: p.copy() for k, p in layer.named_params().items()}
    y, cache = layer.forward(x, train=True)
    dy = np.ones_like(y)
    dy.flags.writeable = False
    layer.backward(dy, cache)
    np.testing.assert_array_equal(x, draw(case))
    for name, param in layer.named_params().items():
        np.testing.assert_array_equal(param, before[name])


@over_layers
def test_the_cache_alone_remembers_the_forward_pass(case):
    layer, x, other = case.make(), draw(case), draw(case, seed=1)
    twin = copy.deepcopy(layer)  # draws the same where chance plays
    y, cache = twin.forward(x, train=True)
    alone, _ = twin.backward(np.ones_like(y), cache)
    y, cache = layer.forward(x, train=True)
    layer.forward(other, train=True)
    after, _ = layer.backward(np.ones_like(y), cache)
    np.testing.assert_array_equal(alone, after)


@over_layers
def test_writing_the_gradients_in_place_gives_the_same(case):
    layer, x = case.make(), draw(case)
    y, cache = layer.forward(x, train=True)
    dx, grads = layer.backward(np.ones_like(y), cache)
    for need_dx in (True, False):
        room = {name: np.full_like(g, np.nan) for name, g in grads.items()}
        into = Named(room)
        got = layer.backward_into(np.ones_like(y), cache, into, need_dx)
        for name, gradient in grads.items():
            np.testing.assert_allclose(room[name], gradient, **EXACT)
        if need_dx:
            np.testing.assert_allclose(got, dx, **EXACT)


@over_layers
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_type_of_numbers_goes_through(case, dtype):
    layer, x = case.make(), draw(case)
    if case.symbols:
        pack(layer, np.dtype(dtype))
    else:
        x = x.astype(dtype)
    y, cache = layer.forward(x, train=True)
    dx, grads = layer.backward(np.ones_like(y), cache)
    assert {a.dtype for a in (y, dx, *grads.values())} == {np.dtype(dtype)}


@over_layers
def test_saved_numbers_come_back(case, tmp_path):
    layer, other = case.make(), case.make()
    layer.forward(draw(case, seed=1), train=True)  # moves running means
    for param in other.named_params().values():
        param += 1
    ann.load(other, ann.save(layer, tmp_path / "net.npz"))
    np.testing.assert_array_equal(layer(draw(case)), other(draw(case)))


@over_layers
def test_a_copy_lives_alone(case):
    layer = case.make()
    twin = copy.deepcopy(layer)
    before = layer(draw(case))
    for param in twin.named_params().values():
        param += 1
    twin.forward(draw(case, seed=1), train=True)
    np.testing.assert_array_equal(layer(draw(case)), before)


@over_layers
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_refused(case, bad):
    layer, x = case.make(), draw(case).astype(float)
    x.flat[1] = bad
    with pytest.raises(ValueError, match="finite") as error:
        layer(x)
    assert repr(layer) in str(error.value)


@over_layers
def test_an_empty_batch_is_refused(case):
    with pytest.raises(ValueError, match="at least one"):
        case.make()(np.zeros((0, *case.shape)))


@dataclass(frozen=True)
class LossCase:
    """A loss with predictions and targets of five examples."""

    loss: Callable[[np.ndarray, np.ndarray], tuple[float, np.ndarray]]
    pred: np.ndarray
    target: np.ndarray


def _pred(*shape: int) -> np.ndarray:
    pred = np.random.default_rng(3).normal(0, 2, shape)
    pred.flags.writeable = False
    return pred


LOSSES = {
    "mse": LossCase(ann.mse, _pred(5, 2), _pred(5, 2) ** 2),
    "binary": LossCase(
        ann.binary_cross_entropy,
        _pred(5, 1),
        np.array([[0], [1], [1], [0], [1]]),
    ),
    "binary, unsure": LossCase(
        ann.binary_cross_entropy,
        _pred(5, 2),
        np.linspace(0, 1, 10).reshape(5, 2),
    ),
    "softmax": LossCase(
        ann.softmax_cross_entropy, _pred(5, 3), np.array([0, 2, 1, 1, 0])
    ),
    "softmax over time": LossCase(
        ann.softmax_cross_entropy,
        _pred(5, 2, 3),
        np.array([[0, 1], [2, 2], [1, 0], [1, 1], [0, 2]]),
    ),
    "softmax, padded": LossCase(
        partial(ann.softmax_cross_entropy, ignore=-1),
        _pred(5, 2, 3),
        np.array([[0, -1], [-1, 2], [1, -1], [1, -1], [0, -1]]),
    ),
}

over_losses = pytest.mark.parametrize(
    "case", LOSSES.values(), ids=LOSSES.keys()
)


@over_losses
def test_the_gradient_of_a_loss_is_its_derivative(case):
    error = ann.gradcheck_loss(case.loss, case.pred, case.target)
    assert error <= RIGHT


@over_losses
def test_a_loss_is_the_mean_over_the_examples(case):
    each = [
        case.loss(case.pred[i : i + 1], case.target[i : i + 1])[0]
        for i in range(5)
    ]
    assert case.loss(case.pred, case.target)[0] == pytest.approx(
        np.mean(each)
    )


@over_losses
def test_a_loss_reads_and_does_not_write(case):
    pred, target = case.pred.copy(), case.target.copy()
    value, dpred = case.loss(case.pred, case.target)
    assert isinstance(value, float)
    assert dpred.shape == pred.shape
    np.testing.assert_array_equal(case.pred, pred)
    np.testing.assert_array_equal(case.target, target)


@over_losses
def test_a_loss_keeps_float32(case):
    assert (
        case.loss(case.pred.astype(np.float32), case.target)[1].dtype
        == np.float32
    )


@over_losses
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_loss_refuses_predictions_that_are_not_finite(case, bad):
    pred = case.pred.copy()
    pred.flat[0] = bad
    with pytest.raises(ValueError, match="finite numbers, got"):
        case.loss(pred, case.target)
