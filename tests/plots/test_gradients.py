"""Sizes of gradients: in the order of the layers, and with zeros left out."""

import numpy as np
import pytest

from anncourse import plots


def test_each_layer_has_its_size():
    """The first layer stands on the left; a size of 0 is a gap."""
    ax = plots.gradient_sizes({"deep": [1e-6, 0.0, 1e-2], "flat": [0.5]})
    deep, flat = ax.lines
    np.testing.assert_array_equal(deep.get_xdata(), [1, 2, 3])
    np.testing.assert_array_equal(deep.get_ydata(), [1e-6, np.nan, 1e-2])
    np.testing.assert_array_equal(flat.get_ydata(), [0.5])
    assert list(ax.get_xticks()) == [1, 2, 3]
    named = [text.get_text() for text in ax.get_legend().get_texts()]
    assert named == ["deep", "flat"]


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ([1.0, 2.0], "expects a dictionary"),
        ({}, "expects 1 to 6 curves, got 0"),
        ({"a": [1.0, -1.0]}, "a to be a list of numbers from 0"),
        ({"a": [[1.0]]}, "a to be a list of numbers from 0"),
        ({"a": [np.nan]}, "finite numbers, got nan in a"),
    ],
)
def test_bad_sizes_are_refused(sizes, message):
    """The error names the network."""
    with pytest.raises(ValueError, match=message):
        plots.gradient_sizes(sizes)
