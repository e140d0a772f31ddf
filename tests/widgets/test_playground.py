"""The Playground: its network, its words, and the page's agreement."""

import itertools
import re

import numpy as np
import pytest
from matplotlib.figure import Figure

import anncourse as ann
from anncourse.widgets import Playground
from anncourse.widgets.figures.playground.network import (
    DATASETS,
    OPTIMIZERS,
)
from tests.widgets.page import ask

VIEW = "views/Playground"
STATES = [
    {"dataset": d, "optimizer": o, "hidden": h, "activation": a, "seed": 5}
    | {"epoch": 12, "learning_rate": 0.02, "noise": 0.15, **more}
    for (d, o), h, a, more in (
        (("circles", "sgd"), [4, 2], "tanh", {}),
        (("xor", "momentum"), [8, 8, 8], "relu", {"batch_size": 7}),
        (("moons", "rmsprop"), [], "tanh", {"n_points": 31}),
        (("spirals", "adam"), [3], "gelu", {"locked": [0, 12]}),
        (("blobs", "adam"), [1, 5], "sigmoid", {"ablated": [0, 4]}),
        (("circles", "sgd"), [2, 2], "silu", {"moved": [[0, 1, -1]]}),
        (("circles", "sgd"), [2], "elu", {"weights": [0.5] * 9}),
    )
]
BAD = [
    (
        {"weights": [1, 2, 3]},
        "weights must have 25 entries for hidden layers [4, 2], or none; got 3.",
    ),
    (
        {"epoch": 2001},
        "epoch must be from 0 to 2000 where weights come from the seed; got 2001.",
    ),
    (
        {"locked": [25]},
        "locked counts weights from 0, and there are 25; got 25.",
    ),
    (
        {"ablated": [6]},
        "ablated counts hidden neurons from 0, and there are 6; got 6.",
    ),
    (
        {"moved": [[200, 0, 0]]},
        "moved counts points from 0, and there are 200; got 200.",
    ),
    (
        {"moved": [[0.5, 0, 0]]},
        "moved must be a list of [point, x1, x2]; got [[0.5, 0, 0]].",
    ),
]
ENGINE = {"Engine": f"{VIEW}/engine.js"}


def full(state):
    """Return a state with every trait, as the page gets it."""
    return Playground().state() | state


def test_one_neuron_by_hand():
    playground = Playground(hidden=[], weights=[1, -2, 0.5])
    X, y, _, _ = playground.data()
    z = X @ [1, -2] + 0.5
    loss = np.mean(np.log1p(np.exp(z)) - y * z)
    assert playground.loss == pytest.approx(loss, rel=1e-12)
    assert playground.accuracy == np.mean((z > 0) == (y == 1))


def test_training_is_the_package_s_own():
    X, y = ann.datasets.circles(200, noise=0.1, rng=4)
    rng = np.random.default_rng(4)
    net = ann.Serial(
        ann.Dense(2, 3, rng=rng),
        ann.Activation("tanh"),
        ann.Dense(3, 1, rng=rng),
    )
    targets = y[:100, None]
    steps = ann.train(
        net, X[:100], targets, ann.binary_cross_entropy, ann.SGD(0.1),
        epochs=20, batch_size=10, rng=4,
    )  # fmt: skip
    assert len(list(steps)) == 200
    playground = Playground(hidden=[3], seed=4, learning_rate=0.1, epoch=20)
    here = playground.network().named_params()
    for name, value in net.named_params().items():
        np.testing.assert_array_equal(here[name], value)


def test_page_and_package_train_alike():
    found = ask(
        ENGINE,
        "(s) => Array.from(new Engine(s).mlp.params)",
        [full(state) for state in STATES],
    )
    for state, page in zip(STATES, found, strict=True):
        params = Playground(**state).network().named_params()
        here = np.concatenate([p.ravel() for p in params.values()])
        np.testing.assert_allclose(page, here, rtol=1e-9, atol=1e-12)


def test_page_and_package_say_the_same_sentence():
    said = ask(
        ENGINE | {"describe": f"{VIEW}/words.js"},
        "(s) => describe(new Engine(s))",
        [full(s) for s in STATES],
    )
    assert said == [Playground(**state).describe() for state in STATES]


def test_page_and_package_refuse_in_the_same_words():
    said = ask(
        {"complaint": "ui/rules.js", "counts": f"{VIEW}/shape.js"},
        "({ rules, state }) => complaint(rules, state, counts)",
        [
            {"rules": Playground.rules(), "state": full(state)}
            for state, _ in BAD
        ],
    )
    # A list is written with spaces in Python.
    assert [message.replace(", ", ",") for message in said] == [
        message.replace(", ", ",") for _, message in BAD
    ]


@pytest.mark.parametrize(("state", "message"), BAD)
def test_bad_value_is_refused_and_the_last_good_state_kept(state, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Playground(**state)
    playground = Playground()
    before = playground.state()
    [(name, value)] = state.items()
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        setattr(playground, name, value)
    assert playground.state() == before


def test_unknown_name_and_training_that_runs_away():
    with pytest.raises(ValueError, match="no trait 'layers'"):
        Playground(layers=[3])
    with pytest.raises(ValueError, match="ran away at step"):
        Playground(
            hidden=[8, 8, 8], activation="linear", learning_rate=10, epoch=9
        )


def test_another_shape_begins_anew():
    playground = Playground(weights=[0.1] * 25, epoch=9000, locked=[24])
    news = []
    playground.observe(lambda change: news.append(change.name))
    playground.hidden = [3]
    assert playground.weights == playground.locked == []
    assert playground.epoch == 0
    # The page hears of the shape last, so that it never meets a misfit.
    assert news[-1] == "hidden"
    with playground.hold_trait_notifications():
        playground.hidden = []
        playground.weights = [1, 2, 3]
    assert playground.weights == [1, 2, 3]


def test_locked_weights_and_absent_neurons():
    still = Playground(seed=2, hidden=[3], locked=[1, 4])
    moved = Playground(seed=2, hidden=[3], locked=[1, 4], epoch=5)
    first, last = (p.network().named_params() for p in (still, moved))
    same = first["0.W"] == last["0.W"]
    assert same.ravel().nonzero()[0].tolist() == [1, 4]
    out = Playground(seed=2, hidden=[3], ablated=[1], epoch=5)
    params = out.network().named_params()
    assert params["2.W"].ravel().nonzero()[0].tolist() == [0, 2]
    assert params["0.W"][:, 1].tolist() == first["0.W"][:, 1].tolist()


def test_points_that_were_moved():
    playground = Playground(moved=[[3, 0.25, -0.5], [150, 1, 1]])
    X_train, _, X_test, _ = playground.data()
    assert X_train[3].tolist() == [0.25, -0.5]
    assert X_test[50].tolist() == [1, 1]
    plain = Playground().data()[0]
    assert (X_train != plain).any(1).nonzero()[0].tolist() == [3]


def test_a_network_goes_in_and_comes_out():
    net = ann.Serial(
        ann.Dense(2, 5, rng=0),
        ann.Activation("relu"),
        ann.Dense(5, 1, rng=1),
    )
    playground = Playground.from_network(net, dataset="moons")
    assert playground.hidden == [5]
    assert playground.activation == "relu"
    x = playground.data()[0]
    np.testing.assert_array_equal(playground.network()(x), net(x))
    assert Playground.from_network(ann.Serial(ann.Dense(2, 1))).hidden == []


@pytest.mark.parametrize(
    "layers",
    [
        [ann.Activation("tanh")],
        [ann.Dense(3, 1)],
        [ann.Dense(2, 2)],
        [ann.Dense(2, 1), ann.Activation("tanh")],
        [ann.Dense(2, 3), ann.Dense(3, 1)],
        [ann.Dense(2, 3), ann.Softmax(), ann.Dense(3, 1)],
        [
            *(ann.Dense(2, 3), ann.Activation("tanh")),
            *(ann.Dense(3, 3), ann.Activation("relu"), ann.Dense(3, 1)),
        ],
    ],
    ids=repr,
)
def test_other_networks_are_refused(layers):
    with pytest.raises(ValueError, match="Playground expects Dense layers"):
        Playground.from_network(ann.Serial(*layers))


def test_description_of_every_shape():
    assert "no hidden layer and 1" in Playground(hidden=[]).describe()
    one = Playground(hidden=[3]).describe()
    assert "a hidden layer of 3 tanh neurons and 1 output (13 w" in one
    three = Playground(hidden=[2, 3, 4], activation="relu").describe()
    assert "hidden layers of 2, 3 and 4 relu neurons" in three


@pytest.mark.parametrize("hidden", [[], [8, 8, 8]], ids=str)
@pytest.mark.parametrize("dataset", ["xor", "blobs"])
def test_picture_shows_every_neuron(hidden, dataset):
    playground = Playground(hidden=hidden, dataset=dataset)
    if hidden:
        playground.ablated = [0, 23]
    picture = playground.picture()
    assert isinstance(picture, Figure)
    [ax] = picture.axes
    # A map for each neuron and one at large; a curve for each weight.
    assert len(ax.images) == 2 + sum(hidden) + 1 + 1
    boxes = 2 + sum(hidden) + 1 + 1
    weights = sum(n * m for n, m in itertools.pairwise([2, *hidden, 1]))
    assert len(ax.patches) == boxes + weights + 1  # the beam


def test_every_choice_is_one_of_the_page():
    [said] = ask(
        {"DATASETS, OPTIMIZERS": f"{VIEW}/engine.js"},
        "() => [DATASETS, OPTIMIZERS].map(Object.keys)",
        [0],
    )
    assert set(said[0]) >= set(DATASETS)
    assert said[1] == list(OPTIMIZERS)
