"""A bowl by hand, and what descent does on it against what is known."""

import numpy as np
import pytest

import anncourse as ann


def bowl(*curvatures):
    return ann.Bowl(np.array(curvatures, float))


def test_loss_and_gradient_by_hand():
    # (1 * 3^2 + 10 * 2^2) / 2, and its slopes 1 * 3 and 10 * 2
    assert bowl(1, 10).loss([3.0, 2.0]) == 24.5
    assert bowl(1, 10).gradient([3.0, 2.0]).tolist() == [3, 20]
    assert bowl(1, 10).loss(np.zeros((4, 5, 2))).shape == (4, 5)
    assert bowl(2, 50).condition == 25


def test_one_step_and_two_by_hand():
    # plain: each coordinate times 1 - lr c, here .9 and 0
    plain = bowl(1, 10).descend(ann.SGD(0.1), [1.0, 1.0], 2)
    assert plain.path == pytest.approx(
        np.array([[1, 1], [0.9, 0], [0.81, 0]])
    )
    assert plain.left == pytest.approx([1, 0.9 / 2**0.5, 0.81 / 2**0.5])
    # in a round bowl a rate of one over the curvature is there at once
    assert bowl(4, 4).descend(ann.SGD(0.25), [1, -1], 3).arrived() == 1


@pytest.mark.parametrize("momentum", [0.0, 0.4, 0.9])
def test_it_is_stable_just_below_the_largest_rate_and_not_above(momentum):
    round_off = 0.001
    for curvatures in ([1, 10], [0.5, 3, 20]):
        edge = bowl(*curvatures).largest_rate(momentum)
        for lr, grows in ((edge - round_off, False), (edge + 0.02, True)):
            way = bowl(*curvatures).descend(
                ann.SGD(lr, momentum=momentum),
                np.ones(len(curvatures)),
                3000,
            )
            assert (way.left[-1] > 1) == grows
            assert (bowl(*curvatures).kept(lr, momentum) > 1) == grows


@pytest.mark.parametrize(
    ("lr", "momentum"),
    [(0.0198, 0.0), (0.01, 0.0), (0.02, 0.5), (0.03, 0.9)],
)
def test_a_step_keeps_in_the_long_run_what_theory_says(lr, momentum):
    way = bowl(1, 100).descend(
        ann.SGD(lr, momentum=momentum), [1.0, 1.0], 500
    )
    # over a long stretch, so that a swing from side to side evens out
    measured = (way.left[300] / way.left[100]) ** (1 / 200)
    assert measured == pytest.approx(
        bowl(1, 100).kept(lr, momentum), rel=0.01
    )


@pytest.mark.parametrize(
    ("lr", "name"),
    [(0.01, "creeps"), (0.1, "converges"), (0.199, "rings"),
     (0.2, "rings"), (0.201, "diverges")],
)  # fmt: skip
def test_regions_have_names(lr, name):
    assert bowl(1, 10).name(lr, steps=100) == name


def test_momentum_takes_about_the_square_root_of_the_condition_number():
    start, long = [-0.9, 0.6], bowl(1, 100)
    plain = long.descend(ann.SGD(0.0198), start, 500).arrived()
    heavy = long.descend(
        ann.SGD(0.033, momentum=0.67), start, 500
    ).arrived()
    assert (plain, heavy) == (345, 48)


def test_noise_keeps_it_away_and_comes_from_the_seed():
    def way(seed, noise=0.5):
        return bowl(1, 10).descend(
            ann.SGD(0.1), [1.0, 0.5], 400, noise=noise, rng=seed
        )

    assert way(0).arrived() is None
    assert way(0).path.tolist() == way(0).path.tolist()
    assert way(0).path.tolist() != way(1).path.tolist()
    # sd of a coordinate: lr noise^2 / (c (2 - lr c))
    late = way(2).path[50:, 0].std()
    assert late == pytest.approx((0.1 * 0.25 / 1.9) ** 0.5, rel=0.3)


def test_what_leads_out_of_sight_ends_early():
    way = bowl(1, 100).descend(ann.SGD(0.5), [1.0, 1.0], 400)
    assert len(way.path) < 20
    assert way.arrived() is None
    assert np.isfinite(way.path).all()


def test_the_start_is_left_alone():
    start = np.array([1.0, 2.0])
    bowl(1, 10).descend(ann.SGD(0.1), start, 5)
    assert start.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: bowl(1, 0), "Bowl expects curvatures"),
        (lambda: ann.Bowl(np.ones((2, 2))), "Bowl expects curvatures"),
        (lambda: bowl(1, 2).loss([1.0]), r"expects points \(..., 2\)"),
        (
            lambda: bowl(1, 2).descend(0.1, [1, 1], 5),
            "an optimizer, got 0.1",
        ),
        (lambda: bowl(1, 2).descend(ann.SGD(1), [0, 0], 5), "not at the"),
        (lambda: bowl(1, 2).kept(0.1, 1.0), "momentum"),
        (lambda: bowl(1, 2).name(0.1, steps=0), "steps"),
    ],
)
def test_what_does_not_fit_is_refused(call, says):
    with pytest.raises(ValueError, match=says):
        call()
