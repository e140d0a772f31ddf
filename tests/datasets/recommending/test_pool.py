"""A sampled hit rate, by hand, by SciPy's formula and by drawing."""

import numpy as np
import pytest
from scipy.stats import hypergeom

from anncourse import datasets

rate = datasets.sampled_hit_rate


def test_by_hand():
    # One of two others is drawn, and it stands above with a chance of one half.
    assert rate([1], others=2, pool=1, k=1) == 0.5
    assert rate([0, 2], others=2, pool=1, k=1) == 0.5


@pytest.mark.parametrize("pool", [1, 30, 99, 100])
@pytest.mark.parametrize("k", [1, 10])
def test_it_is_hypergeometric(pool, k):
    for above in (0, 1, 20, 100):
        expected = hypergeom(100, above, pool).cdf(k - 1)
        found = rate([above], others=100, pool=pool, k=k)
        assert found == pytest.approx(expected, abs=1e-12)


def test_all_others_in_the_pool_give_the_hit_rate():
    places = np.arange(0, 40, 3)
    whole = rate(places, others=99, pool=99)
    assert whole == pytest.approx(datasets.hit_rate(places))


def test_a_smaller_pool_flatters():
    found = [
        rate([15, 40, 90], others=99, pool=n) for n in (10, 20, 50, 99)
    ]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("given", "settings", "words"),
    [
        ([0.5], {}, r"places \(n,\) of whole numbers"),
        ([], {}, r"places \(n,\)"),
        ([-1], {}, "from 0 to 9, got -1"),
        ([10], {}, "from 0 to 9, got 10 to 10"),
        ([1], {"pool": 10}, r"at most others \(9\), got 10"),
        ([1], {"pool": 0}, "pool to be at least 1"),
        ([1], {"k": 0}, "k to be at least 1"),
        ([1], {"others": 2.5}, "others to be a whole number"),
    ],
)
def test_bad_pools_are_refused(given, settings, words):
    with pytest.raises(
        ValueError, match=f"sampled_hit_rate expects .*{words}"
    ):
        rate(given, **({"others": 9, "pool": 3} | settings))
