"""Optimizers: PyTorch's numbers, one vector or many arrays, bad settings."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.layers.packing import Packed

START = [1.0, -2.0, 0.5]
GRADIENTS = [
    [0.5, -1.0, 2.0],
    [-0.25, 0.75, 0.0],
    [1.5, 0.5, -3.0],
    [0.125, -0.5, 0.25],
]
# Where PyTorch 2.13 stands after these four gradients, in float64.
KNOWN = [
    (lambda: ann.SGD(0.1), [0.8125, -1.975, 0.575]),
    (
        lambda: ann.SGD(0.1, weight_decay=0.05),
        [0.793896381875, -1.9357933887499998, 0.5665597753125],
    ),
    (
        lambda: ann.SGD(0.1, momentum=0.9),
        [0.5982999999999999, -1.90435, 0.35719999999999996],
    ),
    (
        lambda: ann.SGD(0.1, momentum=0.9, weight_decay=0.05),
        [0.5559259193749999, -1.8173774637499998, 0.3422514815625],
    ),
    (
        lambda: ann.SGD(0.1, momentum=0.9, nesterov=True),
        [0.45097, -1.8889150000000003, 0.44648],
    ),
    (
        lambda: ann.SGD(
            0.1, momentum=0.9, nesterov=True, weight_decay=0.05
        ),
        [0.3975939963081874, -1.774562529491375, 0.4313973741062812],
    ),
    (
        lambda: ann.RMSProp(0.01, rho=0.9),
        [0.9505522068950579, -1.9883493926335287, 0.49311833449594294],
    ),
    (
        lambda: ann.Adam(0.1),
        [0.7470329852227714, -1.9014519162567776, 0.37341504344080945],
    ),
    (
        lambda: ann.Adam(0.1, betas=(0.5, 0.75), eps=1e-3),
        [0.7600314700992217, -1.9529124204360906, 0.4441432418749435],
    ),
    (
        lambda: ann.AdamW(0.1, weight_decay=0.05),
        [0.7292759197872191, -1.8632458743949794, 0.3655284009760613],
    ),
]

over_optimizers = pytest.mark.parametrize(("make", "known"), KNOWN)


def arrays(numbers: list[float]) -> dict[str, np.ndarray]:
    return {"W": np.array([numbers[:2]]), "b": np.array(numbers[2:])}


def packed(numbers: list[float]) -> Packed:
    return Packed(np.array(numbers), {"W": (1, 2), "b": (1,)})


@over_optimizers
@pytest.mark.parametrize("dress", [arrays, packed])
def test_four_steps_equal_pytorch(make, known, dress):
    params, optimizer = dress(START), make()
    for gradient in GRADIENTS:
        optimizer.step(params, dress(gradient))
    got = np.concatenate([params["W"].ravel(), params["b"]])
    np.testing.assert_allclose(got, known, rtol=1e-12)
    assert optimizer.steps == 4


@over_optimizers
def test_one_vector_and_many_arrays_can_take_turns(make, known):
    params, optimizer = packed(START), make()
    for i, gradient in enumerate(GRADIENTS):
        given = params if i % 2 else dict(params)
        optimizer.step(given, (packed if i % 2 else arrays)(gradient))
    np.testing.assert_allclose(params.vector, known, rtol=1e-12)


@over_optimizers
def test_gradients_are_only_read_and_arrays_stay_the_same(make, known):
    params, grads = arrays(START), arrays(GRADIENTS[0])
    for gradient in grads.values():
        gradient.flags.writeable = False
    W = params["W"]
    make().step(params, grads)
    assert params["W"] is W
    assert W[0, 0] < START[0]


@over_optimizers
def test_float32_is_kept(make, known):
    params = {"w": np.array(START, np.float32)}
    optimizer = make()
    for gradient in GRADIENTS:
        optimizer.step(params, {"w": np.array(gradient, np.float32)})
    assert params["w"].dtype == np.float32
    np.testing.assert_allclose(params["w"], known, rtol=1e-5)


def test_the_rate_may_change_between_steps():
    params, sgd = {"w": np.array([1.0])}, ann.SGD(1.0)
    sgd.step(params, {"w": np.array([0.5])})
    sgd.lr = 0.1
    sgd.step(params, {"w": np.array([1.0])})
    assert params["w"] == pytest.approx(0.4)


@pytest.mark.parametrize(
    "grads",
    [
        {},
        {"w": np.zeros(2)},
        {"v": np.zeros(1)},
        {"w": np.zeros(1), "v": np.zeros(1)},
    ],
)
def test_gradients_that_do_not_fit_are_refused(grads):
    params = {"w": np.zeros(1)}
    with pytest.raises(ValueError, match="SGD expects gradients"):
        ann.SGD(0.1).step(params, grads)


def test_another_network_needs_another_optimizer():
    adam = ann.Adam(0.1)
    adam.step(packed(START), packed(START))
    other = Packed(np.zeros(2), {"w": (2,)})
    for params in (other, dict(other)):
        with pytest.raises(ValueError, match="the same parameters"):
            adam.step(params, params)


def test_nothing_to_train_is_no_error():
    adam = ann.Adam(0.1)
    adam.step({}, {})
    assert adam.steps == 1


@pytest.mark.parametrize(
    "make",
    [ann.SGD, ann.RMSProp, ann.Adam, ann.AdamW],
)
@pytest.mark.parametrize(
    "lr", [0, -0.1, np.nan, np.inf, True, "0.1", None, 10**400]
)
def test_a_rate_is_a_positive_number(make, lr):
    with pytest.raises(ValueError, match=f"^{make.__name__} expects lr"):
        make(lr)


@pytest.mark.parametrize(
    ("make", "settings", "words"),
    [
        (ann.SGD, {"momentum": 1.0}, "momentum to be less than 1"),
        (ann.SGD, {"momentum": -0.1}, "momentum to be at least 0"),
        (ann.SGD, {"momentum": True}, "momentum to be a number"),
        (ann.SGD, {"weight_decay": -1}, "weight_decay to be at least 0"),
        (ann.SGD, {"nesterov": 1}, "nesterov to be True or False"),
        (ann.SGD, {"nesterov": True}, "momentum above 0 with nesterov"),
        (ann.RMSProp, {"rho": 1}, "rho to be less than 1"),
        (ann.RMSProp, {"eps": 0}, "eps to be greater than 0"),
        (ann.Adam, {"betas": 0.9}, "two betas, got 0.9"),
        (ann.Adam, {"betas": (0.9, 1)}, r"betas\[1\] to be less than 1"),
        (ann.Adam, {"eps": -1}, "eps to be greater than 0"),
        (ann.AdamW, {"weight_decay": np.nan}, "weight_decay to be finite"),
    ],
)
def test_bad_settings_are_refused(make, settings, words):
    with pytest.raises(ValueError, match=words):
        make(0.1, **settings)
