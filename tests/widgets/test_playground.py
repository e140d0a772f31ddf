"""The Playground: its network, its words, and the page's agreement."""

import itertools
import re

import numpy as np
import pytest
from matplotlib.figure import Figure

import anncourse as ann
from anncourse.widgets import Playground
from anncourse.widgets.figures.playground.data import (
    DATASETS,
    FEATURES,
    OWN,
)
from anncourse.widgets.figures.playground.network import OPTIMIZERS
from tests.widgets.page import ask

VIEW = "views/Playground"
ALL = list(FEATURES)
PAINTED = [[0, 1, -1], [3, -0.5, 0.25], [2, 0, 1.3]]
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
        (("circles", "sgd"), [], "tanh", {"features": ["x1²", "x2²"]}),
        (("spirals", "adam"), [3], "tanh", {"features": ALL}),
        (("xor", "momentum"), [], "relu", {"features": ["x1x2"]}),
        (("moons", "rmsprop"), [2], "tanh", {"features": ALL[::-1]}),
        (("blobs", "adam"), [4], "tanh", {"classes": 4}),
        (("spirals", "momentum"), [5, 4], "relu", {"classes": 3}),
        (("blobs", "sgd"), [], "tanh", {"classes": 3, "features": ALL}),
        (("xor", "rmsprop"), [3], "gelu", {"classes": 4, "ablated": [1]}),
        (
            ("blobs", "adam"),
            [3],
            "tanh",
            {
                "classes": 4,
                "painted": PAINTED,
                "removed": [0, 199, 7],
                "moved": [[3, 1, 1]],
            },
        ),
        ((OWN, "adam"), [3], "tanh", {"classes": 4, "painted": PAINTED}),
        ((OWN, "sgd"), [2], "tanh", {}),
        (("moons", "sgd"), [2], "tanh", {"painted": [[1, 0.5, 0.5]]}),
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
        {"removed": [200]},
        "removed counts points from 0, and there are 200; got 200.",
    ),
    (
        {"features": []},
        "features must be a list of one or more of x1, x2, x1², x2², x1x2, "
        "sin πx1, sin πx2, each once; got [].",
    ),
    (
        {"features": ["x1", "x3²"]},
        "features must be a list of one or more of x1, x2, x1², x2², x1x2, "
        'sin πx1, sin πx2, each once; got ["x1", "x3²"].',
    ),
    (
        {"classes": 5},
        "classes must be a whole number from 2 to 4; got 5.",
    ),
    (
        {"painted": [[2, 0, 0]]},
        "painted counts classes from 0, and there are 2; got 2.",
    ),
    (
        {"painted": [[0, 1.4, 0]]},
        "painted must be a list of [class, x1, x2], from -1.3 to 1.3; "
        "got [[0, 1.4, 0]].",
    ),
    (
        {"painted": [[0, 0, 0]] * 301},
        "painted must have 0 to 300 entries; got 301.",
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


@pytest.mark.parametrize(
    ("name", "value"), [("features", ["x1²"]), ("classes", 3)]
)
def test_other_inputs_and_classes_begin_anew(name, value):
    playground = Playground(weights=[0.1] * 25, epoch=9, ablated=[0])
    setattr(playground, name, value)
    assert playground.weights == playground.ablated == []
    assert (playground.epoch, getattr(playground, name)) == (0, value)
    with pytest.raises(ValueError, match="weights must have"):
        playground.weights = [0.1] * 25


def test_fewer_classes_leave_no_point_of_the_others():
    playground = Playground(classes=4, painted=PAINTED)
    playground.classes = 3
    assert playground.painted == [PAINTED[0], PAINTED[2]]


def test_own_points_are_all_there_is():
    playground = Playground(dataset=OWN, classes=4, painted=PAINTED)
    X_train, y_train, X_test, y_test = playground.data()
    assert X_train.tolist() == [point[1:] for point in PAINTED]
    assert y_train.tolist() == [0, 3, 2]
    assert (len(X_test), len(y_test)) == (0, 0)
    assert np.isnan(playground.test_accuracy)
    with pytest.raises(ValueError, match="removed counts points"):
        playground.removed = [0]
    with pytest.raises(ValueError, match="moved counts points"):
        Playground(dataset=OWN, moved=[[0, 0, 0]])


def test_without_a_point_nothing_is_learned_and_nothing_is_nan_in_words():
    empty = Playground(dataset=OWN, epoch=50)
    assert np.isnan(empty.loss)
    first = Playground(dataset=OWN).network().named_params()
    for name, value in empty.network().named_params().items():
        np.testing.assert_array_equal(value, first[name])
    said = empty.describe()
    assert said.endswith(
        "on 0 painted points. Epoch 50: no point to learn from."
    )
    assert "nan" not in said.lower()


def test_points_that_were_taken_away_and_painted():
    plain = Playground().data()[0]
    playground = Playground(removed=[1, 150], painted=[[1, 0.9, 0.9]])
    X_train, y_train, X_test, _ = playground.data()
    np.testing.assert_array_equal(X_train[:-1], np.delete(plain, 1, axis=0))
    assert X_train[-1].tolist() == [0.9, 0.9]
    assert (len(X_train), y_train[-1], len(X_test)) == (100, 1, 99)
    assert "on 198 points of circles and 1 painted point." in (
        playground.describe()
    )


def test_features_by_hand():
    playground = Playground(features=ALL, hidden=[])
    [found] = playground.inputs([[0.5, -1]])
    expected = [0.5, -1, 0.25, 1, -0.5, 1, 0]
    np.testing.assert_allclose(found, expected, atol=1e-15)


def test_the_right_inputs_need_no_hidden_layer():
    squares = {"hidden": [], "features": ["x1²", "x2²"], "epoch": 60}
    rule = {"optimizer": "adam", "learning_rate": 0.1}
    assert Playground(**squares, **rule).test_accuracy > 0.95
    product = {"hidden": [], "features": ["x1x2"], "dataset": "xor"}
    assert Playground(**product, **rule, epoch=60).test_accuracy > 0.9
    assert Playground(hidden=[], **rule, epoch=60).test_accuracy < 0.8


def test_four_classes_by_hand():
    weights = [1, 0, -1, 0, 0, 1, 0, -1, 0, 0, 0, 0]
    playground = Playground(
        dataset="blobs", classes=4, hidden=[], weights=weights
    )
    X, y, _, _ = playground.data()
    z = X @ np.reshape(weights[:8], (2, 4))
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(y)), y]).mean()
    assert playground.loss == pytest.approx(loss, rel=1e-12)
    assert playground.accuracy == np.mean(z.argmax(axis=1) == y)
    assert set(y) == {0, 1, 2, 3}


@pytest.mark.parametrize("dataset", ["blobs", "spirals"])
def test_four_classes_are_learned(dataset):
    playground = Playground(
        dataset=dataset,
        classes=4,
        noise=0.03,
        hidden=[8, 8],
        optimizer="adam",
        learning_rate=0.01,
        epoch=150,
    )
    assert playground.test_accuracy > 0.9
    assert "8 tanh neurons and 4 outputs (132 w" in playground.describe()


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


def test_a_network_of_four_classes_goes_in():
    net = ann.Serial(ann.Dense(3, 4, rng=0))
    chosen = ["x1", "x2", "x1x2"]
    playground = Playground.from_network(net, features=chosen)
    assert (playground.classes, playground.hidden) == (4, [])
    X = playground.data()[0]
    inputs = playground.inputs(X)
    np.testing.assert_array_equal(playground.network()(inputs), net(inputs))
    with pytest.raises(ValueError, match="from 2 inputs to 1, 3 or 4"):
        Playground.from_network(net)


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
@pytest.mark.parametrize(
    ("dataset", "features", "classes"),
    [("xor", ["x1", "x2"], 2), ("blobs", ["x1x2"], 2), ("blobs", ALL, 4)],
)
def test_picture_shows_every_neuron(hidden, dataset, features, classes):
    playground = Playground(
        hidden=hidden, dataset=dataset, features=features, classes=classes
    )
    if hidden:
        playground.ablated = [0, 23]
    picture = playground.picture()
    assert isinstance(picture, Figure)
    [ax] = picture.axes
    # A map for each neuron and one at large; a curve for each weight.
    outputs = 1 if classes == 2 else classes
    boxes = len(features) + sum(hidden) + outputs + 1
    assert len(ax.images) == boxes
    sizes = [len(features), *hidden, outputs]
    weights = sum(n * m for n, m in itertools.pairwise(sizes))
    assert len(ax.patches) == boxes + weights + 1  # the beam


def test_every_choice_is_one_of_the_page():
    [said] = ask(
        {
            "DATASETS": "core/datasets/data.js",
            "FEATURES": "core/datasets/features.js",
            "OPTIMIZERS": f"{VIEW}/engine.js",
            "OWN": f"{VIEW}/points/data.js",
        },
        "() => [...[DATASETS, OPTIMIZERS, FEATURES].map(Object.keys), OWN]",
        [0],
    )
    assert set(said[0]) >= set(DATASETS)
    assert said[1:] == [list(OPTIMIZERS), ALL, OWN]
