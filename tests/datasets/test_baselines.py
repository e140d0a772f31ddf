"""What simple rules reach on each task: the facts that the chapters state."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from anncourse import datasets


def logistic(X_train, y_train, X_test, y_test, features=np.asarray):
    """Return the share of test rows that a logistic regression gets right."""
    model = make_pipeline(
        StandardScaler(), LogisticRegression(max_iter=2000, tol=1e-3)
    )
    X_train, X_test = (
        features(X).reshape(len(X), -1) for X in (X_train, X_test)
    )
    return model.fit(X_train, y_train).score(X_test, y_test)


def over_time(clips):
    return clips.mean((2, 3))


def slopes(squares):
    """Return the mean size and the spread of the slopes down and across."""
    rows = squares.mean(-1)
    down, across = np.diff(rows, axis=1), np.diff(rows, axis=2)
    return np.column_stack(
        [np.abs(d).mean((1, 2)) for d in (down, across)]
        + [d.std((1, 2)) for d in (down, across)]
    )


def test_digits_of_strangers_are_harder():
    random = logistic(*datasets.split(*datasets.digits(), rng=0))
    strangers = logistic(*datasets.digits_in_order())
    assert random > 0.95
    assert 0.89 < strangers < 0.93


def test_a_moved_digit_is_another_to_a_rule_without_convolution():
    assert logistic(*datasets.shifted_digits(rng=0)) < 0.2


def test_neighbors_do_not_add():
    pairs = datasets.digit_pairs(rng=0)
    model = KNeighborsClassifier(5).fit(pairs.X_train, pairs.y_train)
    right = model.predict(pairs.X_test) == pairs.y_test
    assert right[~pairs.unseen].mean() > 0.6
    assert right[pairs.unseen].mean() < 0.1


def test_two_noisy_sources_are_better_than_one():
    X_train, y_train, X_test, y_test = datasets.seen_and_heard(rng=0)
    seen, heard, both = (
        logistic(X_train[:, c], y_train, X_test[:, c], y_test)
        for c in (slice(0, 64), slice(64, 67), slice(0, 67))
    )
    assert 0.75 < seen < 0.9
    assert 0.65 < heard < 0.8
    assert both > max(seen, heard) + 0.04


def test_glides_need_their_order():
    clips = datasets.glides(rng=0)
    assert 0.42 < logistic(*clips, over_time) < 0.58
    assert 0.7 < logistic(*clips) < 0.9


def test_steady_vowels_need_no_order_and_men_are_not_everybody():
    clips = datasets.steady_vowels(repeats=3, rng=0)
    assert logistic(*clips, over_time) > 0.9
    men = datasets.steady_vowels(test="others", repeats=3, rng=0)
    assert 0.3 < logistic(*men, over_time) < 0.6


def test_pitch_tells_two_groups_of_speakers_apart():
    with_pitch, without = [], []
    for seed in range(3):
        voices = datasets.vowels(groups=["men", "children"], rng=seed)
        with_pitch.append(logistic(*voices, lambda X: X[:, :3]))
        without.append(logistic(*voices, lambda X: X[:, 1:3]))
    assert 0.94 < np.mean(with_pitch) < 0.99
    assert np.mean(without) < np.mean(with_pitch) - 0.04


def seasons(X):
    """Return a parabola and two harmonics of the year."""
    year = X[:, 0] - 1980
    waves = [
        f(2 * np.pi * k * year) for k in (1, 2) for f in (np.sin, np.cos)
    ]
    return np.column_stack([year**0, year, year**2, *waves])


def error(parts):
    """Return the root mean squared error of seasons on the held-out part, in ppm."""
    X_train, y_train, X_test, y_test = parts
    weights = np.linalg.lstsq(seasons(X_train), y_train)[0]
    return float(
        np.sqrt(((seasons(X_test) @ weights - y_test) ** 2).mean())
    )


def test_a_parabola_with_seasons_fills_gaps_and_drifts_ahead():
    X, y = datasets.co2()
    months = error(datasets.split(X, y, rng=0))
    gaps = error(
        datasets.hold_out(X, y, [(1966, 1968), (1976, 1978), (1986, 1988)])
    )
    ahead = error(datasets.hold_out(X, y, [(1994, 9999)]))
    assert months == pytest.approx(0.81, abs=0.1)
    assert gaps == pytest.approx(0.9, abs=0.25)
    assert ahead == pytest.approx(2.45, abs=0.1)


def test_sunspots_one_year_ahead_and_ten():
    year, spots = datasets.sunspots()
    for horizon, last_wins in ((1, False), (10, True)):
        X, y = datasets.windows(spots, 9, horizon=horizon)
        test = year[-len(y) :, 0] >= 1920
        X1 = np.column_stack([X, np.ones(len(X))])
        weights = np.linalg.lstsq(X1[~test], y[~test])[0]
        linear = np.sqrt(((X1 @ weights - y)[test] ** 2).mean())
        last = np.sqrt(((X[:, -1:] - y)[test] ** 2).mean())
        assert (last < linear) is np.bool_(last_wins)
    assert (last, linear) == pytest.approx((31, 33.5), abs=1)


def test_one_number_tells_most_tumors_apart():
    data = datasets.tumors(rng=0)
    worst = data.names.index("worst perimeter")
    X, y = data.X_test, data.y_test
    assert datasets.auc(X[:, worst], y) > 0.95
    assert logistic(*data) > 0.94


def test_color_gives_the_stain_away():
    color = datasets.tissue(color=True, normalize=False, rng=0)
    assert logistic(*color, lambda X: X.mean((1, 2))) > 0.92
    gray = datasets.tissue(rng=0)
    assert logistic(*gray, slopes) < 0.85


def test_four_numbers_tell_textures_apart():
    assert logistic(*datasets.textures(rng=0), slopes) > 0.9


def test_color_gives_much_of_the_cat_away():
    crops = datasets.cat_crops(rng=0)
    hue = logistic(
        *crops, lambda X: X.mean((1, 2)) - X.mean((1, 2, 3))[:, None]
    )
    gray = datasets.cat_crops(color=False, rng=0)
    assert hue > logistic(*gray, lambda X: X.mean((1, 2))) + 0.1


def test_the_mean_of_seen_neighbors_paints_the_cat():
    cat = datasets.painting(rng=0)
    seen = np.pad(cat.seen.astype(float), 2)
    known = np.pad(
        cat.picture * cat.seen[..., None], ((2, 2), (2, 2), (0, 0))
    )
    total, count = np.zeros_like(cat.picture), np.zeros(cat.seen.shape)
    for down in range(5):
        for across in range(5):
            weight = np.exp(-((down - 2) ** 2 + (across - 2) ** 2) / 1.5)
            here = slice(down, down + 60), slice(across, across + 90)
            total += weight * known[here]
            count += weight * seen[here]
    guess = (total / count[..., None])[~cat.seen]
    decibels = -10 * np.log10(((guess - cat.y_test) ** 2).mean())
    assert 25 < decibels < 30
