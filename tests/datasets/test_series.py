"""Carbon dioxide, sunspots, gaps and windows."""

import numpy as np
import pytest

from anncourse import datasets


def test_carbon_dioxide_month_by_month():
    X, y = datasets.co2()
    assert X.shape == y.shape == (521, 1)
    steps = np.rint(np.diff(X[:, 0]) * 12).astype(int)
    # Five months are missing: June and October 1958, February to April 1964.
    assert (steps.min(), (steps - 1).sum()) == (1, 5)
    assert X[0, 0] == pytest.approx(1958 + 2.5 / 12)
    assert X[-1, 0] == pytest.approx(2001 + 11.5 / 12)
    assert y[-1, 0] - y[0, 0] == pytest.approx(55, abs=1)
    assert (y.min(), y.max()) == pytest.approx((313.3, 373.9), abs=0.5)


def test_the_air_breathes_once_a_year():
    X, y = datasets.co2()
    rest = y[:, 0] - np.polyval(np.polyfit(X[:, 0], y[:, 0], 3), X[:, 0])
    month = np.floor(X[:, 0] % 1 * 12).astype(int)
    mean = [rest[month == m].mean() for m in range(12)]
    assert (np.argmax(mean), np.ptp(mean).round()) == (4, 6)  # May, 6 ppm


def test_sunspots_year_by_year():
    X, y = datasets.sunspots()
    np.testing.assert_array_equal(X[:, 0], np.arange(1700, 2009))
    assert X[y.argmax(), 0] == 1957
    assert (y.min(), y.max()) == (0, 190.2)
    # About every eleven years: the strongest wave in the series.
    power = np.abs(np.fft.rfft(y[:, 0] - y.mean()))
    assert 309 / power.argmax() == pytest.approx(11, abs=0.3)


def test_what_lies_in_a_span_is_held_out():
    X, y = np.arange(10.0), np.arange(10) ** 2
    parts = datasets.hold_out(X, y, [(2, 4), (8, 99)])
    assert parts.X_test.tolist() == [2, 3, 8, 9]
    assert parts.y_test.tolist() == [4, 9, 64, 81]
    assert parts.X_train.tolist() == [0, 1, 4, 5, 6, 7]
    wide = np.column_stack([X, -X])
    again = datasets.hold_out(wide, y, [(2, 4), (8, 99)])
    np.testing.assert_array_equal(again.X_test[:, 0], parts.X_test)


@pytest.mark.parametrize("horizon", [1, 3])
@pytest.mark.parametrize("length", [1, 4])
def test_windows_and_what_follows_them(length, horizon):
    series = np.arange(20.0)
    X, y = datasets.windows(series, length, horizon=horizon)
    assert X.shape == (20 - length - horizon + 1, length)
    for i, (window, target) in enumerate(zip(X, y, strict=True)):
        assert window.tolist() == list(range(i, i + length))
        assert target.tolist() == [i + length - 1 + horizon]
    columns = datasets.windows(series[:, None], length, horizon=horizon)
    np.testing.assert_array_equal(columns[0], X)


def test_windows_are_copies():
    series = np.arange(9.0)
    for part in datasets.windows(series, 3):
        part += 1
    np.testing.assert_array_equal(series, np.arange(9))
