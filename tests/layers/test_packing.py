"""One vector behind all parameters."""

import copy

import numpy as np

import anncourse as ann
from anncourse.layers.packing import Packed, pack


def net() -> ann.Serial:
    return ann.Serial(ann.Dense(2, 3, rng=0), ann.Dense(3, 1, rng=1))


def test_windows_show_the_vector_in_order():
    packed = Packed(np.arange(5.0), {"W": (2, 2), "b": (1,)})
    np.testing.assert_array_equal(packed["W"], [[0, 1], [2, 3]])
    packed["b"][0] = 9
    assert packed.vector[4] == 9


def test_inside_takes_the_childs_name_off():
    packed = Packed(np.zeros(3), {"0.W": (1,), "0.1.b": (1,), "01.W": (1,)})
    inside = packed.inside("0")
    assert list(inside) == ["W", "1.b"]
    assert np.shares_memory(inside.inside("1")["b"], packed.vector)
    assert packed.inside("0") is inside


def test_a_packed_network_is_left_alone():
    layers = net()
    W = layers.layers[0].params["W"]
    again = pack(layers)
    assert layers.layers[0].params["W"] is W
    assert np.shares_memory(again["0.W"], W)


def test_a_single_layer_is_packed_from_the_start():
    layer = ann.Dense(2, 3, rng=0)
    W = layer.params["W"]
    pack(layer).vector[:] = 7
    assert (W == 7).all()


def test_arrays_in_columns_are_packed_again():
    layer = ann.Dense(2, 3, rng=0)
    vector = np.arange(9.0)
    layer.params.rebind("W", vector[:6].reshape(2, 3, order="F"))
    layer.params.rebind("b", vector[6:])
    assert pack(layer).vector.tolist() == [0, 2, 4, 1, 3, 5, 6, 7, 8]


def test_packing_keeps_the_numbers_and_makes_windows():
    layer = ann.Dense(2, 3, rng=0)
    before = layer.params["W"].copy()
    packed = pack(layer)
    packed.vector += 1
    np.testing.assert_array_equal(layer.params["W"], before + 1)


def test_another_type_makes_another_vector():
    layers = net()
    packed = pack(layers, np.dtype(np.float32))
    assert packed.vector.dtype == np.float32
    assert layers.named_params()["0.W"].base is packed.vector
    np.testing.assert_allclose(
        packed["1.W"], net().named_params()["1.W"], rtol=1e-6
    )


def test_layers_taken_from_elsewhere_are_packed_again():
    layers = net()
    swapped = ann.Serial(*reversed(layers.layers))
    vector = pack(swapped).vector
    expected = np.concatenate(
        [array.ravel() for array in swapped.named_params().values()]
    )
    np.testing.assert_array_equal(vector, expected)
    vector += 1
    np.testing.assert_array_equal(
        layers.named_params()["1.W"], swapped.named_params()["0.W"]
    )


def test_a_copy_is_packed_for_itself():
    layers = net()
    twin = copy.deepcopy(layers)
    pack(twin).vector[:] = 0
    assert layers.named_params()["0.W"].any()
    assert not twin.named_params()["0.W"].any()


def test_a_network_without_parameters_gives_an_empty_vector():
    assert pack(ann.Softmax()).vector.size == 0
