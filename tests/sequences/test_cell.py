"""Cell: write a step and its way back, and `Recurrent` does the rest."""

import numpy as np
import pytest

import anncourse as ann


class Sum(ann.Cell):
    """A cell of one's own: it adds up, h' = h + w x."""

    def __init__(self, n: int) -> None:
        super().__init__(n, n)
        self.params["w"] = np.ones(n)

    def step(self, x, state):
        (h,) = state
        return (h + self.params["w"] * x,), x

    def step_back(self, dstate, cache):
        (dnew,) = dstate
        return (
            dnew * self.params["w"],
            (dnew,),
            {"w": (dnew * cache).sum(0)},
        )


def test_a_cell_of_ones_own_sums_by_hand():
    layer = ann.Recurrent(Sum(1))
    x = np.array([[[1.0], [2.0], [4.0]]])
    y, cache = layer.forward(x)
    np.testing.assert_array_equal(y, [[[1.0], [3.0], [7.0]]])
    dx, grads = layer.backward(np.ones((1, 3, 1)), cache)
    # x_1 is in three sums, x_2 in two, x_3 in one
    np.testing.assert_array_equal(dx, [[[3.0], [2.0], [1.0]]])
    assert grads["cell.w"].item() == 1 * 3 + 2 * 2 + 4 * 1


def test_a_cell_of_ones_own_reads_backward_and_stops_at_padding():
    layer = ann.Recurrent(Sum(1), padding=0, reverse=True)
    x = np.array([[[1.0], [2.0], [0.0], [4.0], [0.0]]])
    y = layer(x)
    np.testing.assert_array_equal(y[0, :, 0], [7.0, 6.0, 4.0, 4.0, 0.0])


def test_a_cell_of_ones_own_keeps_the_law_of_gradients():
    x = np.random.default_rng(0).standard_normal((4, 5, 3))
    for options in ({}, {"returns": "last"}, {"reverse": True}):
        errors = ann.gradcheck(ann.Recurrent(Sum(3), **options), x)
        assert max(errors.values()) < 1e-7
    assert max(ann.gradcheck(Sum(3), x[:, 0]).values()) < 1e-7


def test_a_new_step_is_not_unrolled_with_the_old_one():
    class Doubled(ann.ElmanCell):
        """The same, twice as large."""

        def step(self, x, state):
            (h,), cache = super().step(x, state)
            return (2 * h,), cache

    x = np.random.default_rng(0).standard_normal((4, 5, 3))
    doubled = ann.Recurrent(Doubled(3, 2, rng=0))(x)
    plain = ann.Recurrent(ann.ElmanCell(3, 2, rng=0))(x)
    np.testing.assert_allclose(doubled[:, 0], 2 * plain[:, 0], rtol=1e-12)


class Forgetful(Sum):
    """Its way back forgets the weights."""

    def step_back(self, dstate, cache):
        dx, state, _ = super().step_back(dstate, cache)
        return dx, state, {}


def test_gradients_that_a_step_forgets_are_missed():
    layer = ann.Recurrent(Forgetful(3))
    with pytest.raises(ValueError, match=r"\['cell.w'\], but backward"):
        ann.gradcheck(layer, np.ones((2, 4, 3)))


def test_a_layer_inside_a_cell_has_its_place_in_the_names():
    class Wide(ann.Cell):
        """A cell around a `Dense`: h' = x W + b."""

        def __init__(self) -> None:
            super().__init__(3, 2)
            self.dense = ann.Dense(3, 2, rng=0)

        def children(self):
            return {"dense": self.dense}

        def step(self, x, state):
            y, cache = self.dense.forward(x)
            return (y,), cache

        def step_back(self, dstate, cache):
            dx, grads = self.dense.backward(dstate[0], cache)
            grads = {f"dense.{name}": g for name, g in grads.items()}
            return dx, (np.zeros_like(dstate[0]),), grads

    layer = ann.Recurrent(Wide())
    assert list(layer.named_params()) == ["cell.dense.W", "cell.dense.b"]
    errors = ann.gradcheck(layer, np.ones((2, 4, 3)))
    assert max(errors.values()) < 1e-7


def test_the_weights_of_a_cell_are_laid_out_in_one_vector():
    class Shifted(Sum):
        """A sum with a second parameter, which it does not use."""

        def __init__(self, n: int) -> None:
            super().__init__(n)
            self.params["b"] = np.zeros(n)

    layer = ann.Recurrent(Shifted(3))
    w, b = layer.named_params().values()
    assert w.base is b.base
    assert w.base.shape == (6,)
