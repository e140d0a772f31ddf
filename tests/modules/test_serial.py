"""Serial: names, order, one vector, and what it refuses."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.layers.layer import Named


def small(rng: int = 0) -> ann.Serial:
    draws = np.random.default_rng(rng)
    return ann.Serial(
        ann.Dense(2, 3, rng=draws),
        ann.Activation("tanh"),
        ann.Serial(ann.Dense(3, 1, rng=draws)),
    )


def test_parameters_are_named_by_place():
    assert list(small().named_params()) == ["0.W", "0.b", "2.0.W", "2.0.b"]
    assert list(small().children()) == ["0", "1", "2"]


def test_forward_is_one_layer_after_the_other():
    net, x = small(), np.array([[0.8, 0.3]])
    params = net.named_params()
    hidden = np.tanh(x @ params["0.W"] + params["0.b"])
    y = hidden @ params["2.0.W"] + params["2.0.b"]
    np.testing.assert_allclose(net(x), y, rtol=1e-15)


def test_its_repr_shows_the_layers():
    assert repr(small()) == (
        "Serial(Dense(2 -> 3), Activation('tanh'), Serial(Dense(3 -> 1)))"
    )


def test_all_parameters_lie_in_one_vector():
    arrays = list(small().named_params().values())
    assert all(array.base is arrays[0].base for array in arrays)
    assert arrays[0].base.size == 13


def test_a_layer_twice_is_refused():
    layer = ann.Dense(2, 2)
    for layers in ((layer, layer), (layer, ann.Serial(layer))):
        with pytest.raises(ValueError, match=r"Dense\(2 -> 2\) twice"):
            ann.Serial(*layers)


@pytest.mark.parametrize("layers", [(), ("tanh",), (ann.Dense,), (None,)])
def test_only_layers_are_taken(layers):
    with pytest.raises(ValueError, match=r"^Serial expects"):
        ann.Serial(*layers)


def test_an_error_names_the_place():
    net = ann.Serial(ann.Dense(2, 3), ann.Dense(4, 1))
    words = (
        r"^Serial, layer 1 of 0 to 1: Dense\(4 -> 1\) expects 4 features, "
        r"got x of shape \(5, 3\)$"
    )
    with pytest.raises(ValueError, match=words):
        net(np.zeros((5, 2)))


def test_no_gradient_is_sent_below_the_first_weights(monkeypatch):
    net = ann.Serial(ann.Flatten(), ann.Dense(4, 1, rng=0))
    y, caches = net.forward(np.ones((3, 2, 2)))
    grads = Named(
        {k: np.zeros_like(p) for k, p in net.named_params().items()}
    )

    def fail(*_: object) -> None:
        raise AssertionError("nobody needs this gradient")

    monkeypatch.setattr(ann.Flatten, "backward", fail)
    assert net.backward_into(y, caches, grads, need_dx=False) is None
    assert grads["1.b"] == pytest.approx(y.sum())


def test_a_residual_by_hand():
    # x + relu(x): twice what is positive, once what is negative.
    layer = ann.Residual(ann.Activation("relu"))
    y, cache = layer.forward(np.array([[-1.0, 2.0]]))
    np.testing.assert_array_equal(y, [[-1.0, 4.0]])
    dx, grads = layer.backward(np.array([[10.0, 10.0]]), cache)
    np.testing.assert_array_equal(dx, [[10.0, 20.0]])
    assert grads == {}


def test_a_residual_names_its_layer():
    net = ann.Residual(ann.Serial(ann.Dense(2, 2, rng=0)))
    assert list(net.named_params()) == ["layer.0.W", "layer.0.b"]
    assert repr(net) == "Residual(Serial(Dense(2 -> 2)))"


def test_a_residual_refuses_another_shape():
    words = (
        r"^Residual\(Dense\(2 -> 3\)\) adds x of shape \(5, 2\) to the layer's "
        r"output, got \(5, 3\)$"
    )
    with pytest.raises(ValueError, match=words):
        ann.Residual(ann.Dense(2, 3))(np.ones((5, 2)))
    # NumPy would spread one column over two.
    with pytest.raises(ValueError, match=r"got \(5, 1\)"):
        ann.Residual(ann.Dense(2, 1))(np.ones((5, 2)))


@pytest.mark.parametrize("layer", ["tanh", None, ann.Dense])
def test_a_residual_takes_a_layer(layer):
    with pytest.raises(ValueError, match=r"^Residual expects layers, got"):
        ann.Residual(layer)


def test_a_first_residual_asks_for_no_gradient_of_the_data():
    net = ann.Residual(ann.Dense(2, 2, rng=0))
    y, cache = net.forward(np.ones((3, 2)))
    room = {k: np.zeros_like(p) for k, p in net.named_params().items()}
    assert net.backward_into(y, cache, Named(room), need_dx=False) is None
    assert room["layer.b"].any()
