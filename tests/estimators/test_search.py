"""Candidates scored on this machine: the same as scikit-learn's, and none lost."""

import json
from typing import ClassVar

import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC

import anncourse as ann

X, Y = ann.datasets.moons(80, noise=0.2, rng=0)
GRID = {"C": [0.01, 1.0, 100.0], "gamma": [0.1, 1.0]}


class Counting(ClassifierMixin, BaseEstimator):
    """Say "1" always; count the fits, and stop or fail at a level."""

    fits: ClassVar[list[float]] = []

    def __init__(self, level: float = 0.0, fail=None, stop=None) -> None:
        self.level, self.fail, self.stop = level, fail, stop

    def fit(self, X, y):
        if self.level == self.stop:
            raise KeyboardInterrupt
        if self.level == self.fail:
            raise ValueError("too low")
        self.fits.append(self.level)
        self.classes_ = np.unique(y)
        return self

    def predict(self, X):
        return np.ones(len(X), int)


@pytest.fixture
def fits():
    Counting.fits.clear()
    return Counting.fits


def test_it_finds_what_scikit_learn_finds():
    found = ann.search(SVC(), X, Y, GRID, folds=4)
    other = GridSearchCV(SVC(), GRID, cv=4).fit(X, Y)
    assert len(found) == 6
    assert found[0].params == other.best_params_
    assert found[0].mean == pytest.approx(other.best_score_)
    means = dict(
        zip(
            map(repr, other.cv_results_["params"]),
            other.cv_results_["mean_test_score"],
            strict=True,
        )
    )
    for trial in found:
        assert trial.mean == pytest.approx(means[repr(trial.params)])
    assert [t.mean for t in found] == sorted(
        (t.mean for t in found), reverse=True
    )


def test_draws_are_some_of_the_grid_and_a_seed_gives_the_same(fits):
    grid = {"level": list(range(50))}
    drawn = [
        {
            t.params["level"]
            for t in ann.search(Counting(), X, Y, grid, draws=5, rng=s)
        }
        for s in (0, 0, 1)
    ]
    assert len(drawn[0]) == 5
    assert drawn[0] == drawn[1] != drawn[2]
    few = ann.search(Counting(), X, Y, {"level": [1, 2]}, draws=9, rng=0)
    assert len(few) == 2


def test_a_candidate_that_fails_is_told_last_and_stops_nothing(fits):
    found = ann.search(Counting(fail=2), X, Y, {"level": [2, 3]}, folds=2)
    assert [t.params for t in found] == [{"level": 3}, {"level": 2}]
    assert (found[0].mean, found[0].spread) == (0.5, 0)
    assert found[1].failed == "ValueError: too low"
    assert (found[1].scores, found[1].mean) == ([], -np.inf)


def test_a_search_that_was_stopped_goes_on_where_it_was(fits, tmp_path):
    keep, grid = tmp_path / "kept.json", {"level": [1, 2, 3]}
    with pytest.raises(KeyboardInterrupt):
        ann.search(Counting(stop=3), X, Y, grid, folds=2, keep=keep)
    assert fits == [1, 1, 2, 2]
    rows = json.loads(keep.read_text())["trials"]
    assert [row["params"] for row in rows.values()] == [
        {"level": 1},
        {"level": 2},
    ]
    # The same search, which is not stopped now.
    text = keep.read_text().replace("stop=3", "stop=9")
    keep.write_text(text)
    found = ann.search(Counting(stop=9), X, Y, grid, folds=2, keep=keep)
    assert fits == [1, 1, 2, 2, 3, 3]
    assert len(found) == 3


def test_a_file_of_another_search_is_left_alone(fits, tmp_path):
    keep, grid = tmp_path / "kept.json", {"level": [1]}
    ann.search(Counting(), X, Y, grid, folds=2, keep=keep)
    before = keep.read_text()
    for more in ({"X": X + 1}, {"folds": 3}, {"model": Counting(fail=8)}):
        given = {"model": Counting(), "X": X, "folds": 2} | more
        with pytest.raises(ValueError, match="keeps another search"):
            ann.search(y=Y, grid=grid, keep=keep, **given)
    assert keep.read_text() == before
    keep.write_text("no search")
    with pytest.raises(ValueError, match="file that a search has written"):
        ann.search(Counting(), X, Y, grid, folds=2, keep=keep)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"grid": {}}, 'expects a grid such as {"dropout"'),
        ({"grid": [1]}, "expects a grid such as"),
        (
            {"grid": {"levle": [1]}},
            "no hyperparameter 'levle'; it has fail, lev",
        ),
        ({"grid": {"level": []}}, r"values for level, not empty, got \[\]"),
        ({"grid": {"level": "low"}}, "a list of values for level"),
        ({"grid": {"level": 3}}, "a list of values for level"),
        ({"model": "svc"}, "expects a scikit-learn estimator, got 'svc'"),
        ({"model": Counting}, "expects a scikit-learn estimator"),
        ({"folds": 1}, "folds to be at least 2, got 1"),
        ({"draws": 0}, "draws to be at least 1, got 0"),
        ({"draws": 1, "rng": -1}, "rng to be None"),
        ({"cluster": 7}, "cluster to be the address of a Dask scheduler"),
    ],
)
def test_what_cannot_be_searched_is_said_before_anything_is_fitted(
    change, says, fits
):
    good = {"model": Counting(), "X": X, "y": Y, "grid": {"level": [1]}}
    with pytest.raises(ValueError, match=says):
        ann.search(**good | change)
    assert fits == []
