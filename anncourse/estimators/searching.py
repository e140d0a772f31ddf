"""Hyperparameters chosen by validation, on this machine or on many."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.base import clone
from sklearn.model_selection import (
    ParameterGrid,
    ParameterSampler,
    cross_val_score,
)

from anncourse.arguments import Seed, generator, integer
from anncourse.estimators.workers import SearchStopped, on_workers
from anncourse.whole_files import write_whole

Grid = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Trial:
    """One candidate, and how it did.

    Attributes
    ----------
    params : dict of str to object
        Its hyperparameters.
    scores : list of float
        The score on each held-out fold; none where it failed.
    failed : str
        Why it failed, or nothing.
    """

    params: dict[str, Any]
    scores: list[float] = field(default_factory=list)
    failed: str = ""

    @property
    def mean(self) -> float:
        """The mean of the scores; without any, minus infinity."""
        return float(np.mean(self.scores)) if self.scores else -np.inf

    @property
    def spread(self) -> float:
        """The standard deviation of the scores."""
        return float(np.std(self.scores)) if self.scores else 0.0


def search(
    model: Any,
    X: Any,
    y: Any,
    grid: Grid,
    *,
    draws: int | None = None,
    folds: int = 5,
    cluster: Any = None,
    keep: str | os.PathLike[str] | None = None,
    rng: Seed = None,
) -> list[Trial]:
    """Score candidates by cross-validation, and return them, the best first.

    Each candidate is scored by scikit-learn's ``cross_val_score``. What was scored is
    never lost: `keep` names a file that grows with every candidate, and a search that
    was stopped goes on from there. For no more than that, take ``GridSearchCV``.
    Random draws serve better than a grid where few of the hyperparameters matter
    (Bergstra & Bengio 2012).

    Parameters
    ----------
    model : estimator
        Anything with scikit-learn's methods, such as `NetworkClassifier`.
    X, y : arrays
        What it learns from. Keep test data out of it.
    grid : dict of str to sequence
        The values to try of each hyperparameter.
    draws : int, optional
        Try so many combinations, drawn at random; without it, all.
    folds : int
        Each combination is trained so often, each time without one part of the data,
        and scored on that part. 2 or more.
    cluster : str or distributed.Client, optional
        A Dask cluster, as the address of its scheduler or a client: the work is done
        there. Every worker needs this version of anncourse.
    keep : path, optional
        A file for what is done.
    rng : int, Generator or None
        Seed or random Generator, for ``draws``.

    Returns
    -------
    list of Trial
        From the highest mean score to the lowest; those that failed come last.

    Raises
    ------
    ValueError
        If the model has no such hyperparameter, the grid is empty, a setting is out of
        range, or the file keeps another search.
    SearchStopped
        If the cluster does not answer, or has no worker left that can do the work. Its
        ``trials`` hold what was done.

    Examples
    --------
    >>> from anncourse import NetworkClassifier, datasets
    >>> X, y = datasets.moons(60, rng=0)
    >>> model = NetworkClassifier(epochs=20, random_state=0)
    >>> found = search(model, X, y, {"hidden": [(2,), (16,)]}, folds=3)
    >>> found[0].params
    {'hidden': (16,)}
    """
    candidates = list(_candidates(model, grid, draws, rng))
    folds = integer("search", "folds", folds, low=2)
    book = _Book(keep, model, X, y, folds)
    todo = [params for params in candidates if params not in book]
    jobs = [(model, X, y, params, folds) for params in todo]
    done: Iterator[tuple[Any, Any]]
    if cluster is None:
        done = ((job[3], score(*job)) for job in jobs)
    else:
        done = on_workers(score, jobs, todo, cluster)
    try:
        for params, (scores, failed) in done:
            book.add(Trial(params, scores, failed))
    except SearchStopped as stopped:
        stopped.trials = book.ranked(candidates)
        raise
    return book.ranked(candidates)


def score(
    model: Any, X: Any, y: Any, params: dict[str, Any], folds: int
) -> tuple[list[float], str]:
    """Return a candidate's scores, or why it has none.

    Parameters
    ----------
    model, X, y, params, folds
        As in `search`, with one combination.

    Returns
    -------
    scores : list of float
        One for each fold.
    failed : str
        The error, or nothing.
    """
    candidate = clone(model).set_params(**params)
    try:
        found = cross_val_score(
            candidate, X, y, cv=folds, error_score="raise"
        )
    except Exception as error:
        return [], f"{type(error).__name__}: {error}"
    return found.tolist(), ""


def _candidates(
    model: Any, grid: Any, draws: int | None, rng: Seed
) -> Iterator[dict[str, Any]]:
    who = "search"
    if not hasattr(model, "get_params") or isinstance(model, type):
        raise ValueError(
            f"{who} expects a scikit-learn estimator, got {model!r}"
        )
    if not isinstance(grid, Mapping) or not grid:
        raise ValueError(
            f'{who} expects a grid such as {{"dropout": [0.0, 0.5]}}, got '
            f"{grid!r}"
        )
    known = sorted(model.get_params())
    for name, values in grid.items():
        if name not in known:
            raise ValueError(
                f"{who}: {type(model).__name__} has no hyperparameter "
                f"{name!r}; it has {', '.join(known)}"
            )
        if (
            isinstance(values, str)
            or not isinstance(values, Sequence | np.ndarray)
            or len(values) == 0
        ):
            raise ValueError(
                f"{who} expects a list of values for {name}, not empty, got "
                f"{values!r}"
            )
    every = ParameterGrid({name: list(grid[name]) for name in grid})
    chosen: Iterable[dict[str, Any]] = every
    if draws is not None:
        count = min(integer(who, "draws", draws), len(every))
        seed = int(generator(who, rng).integers(2**31))
        chosen = ParameterSampler(dict(grid), count, random_state=seed)
    for params in chosen:
        yield {name: params[name] for name in grid}


class _Book:
    """What is done, in memory and in a file, by candidate."""

    def __init__(
        self, keep: Any, model: Any, X: Any, y: Any, folds: int
    ) -> None:
        self.path = None if keep is None else Path(keep)
        self.trials: dict[str, Trial] = {}
        self.of = f"{model!r}, {folds} folds, data {_digest(X, y)}"
        if self.path is None or not self.path.exists():
            return
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            of, rows = kept["of"], kept["trials"]
            self.trials = {key: Trial(**row) for key, row in rows.items()}
        except (KeyError, TypeError, ValueError, AttributeError):
            raise ValueError(
                f"search expects keep to be a file that a search has written, "
                f"and {self.path} is not"
            ) from None
        if of != self.of:
            raise ValueError(
                f"search: {self.path} keeps another search, of {of}; this is "
                f"of {self.of}. Name another file."
            )

    def __contains__(self, params: dict[str, Any]) -> bool:
        return repr(params) in self.trials

    def add(self, trial: Trial) -> None:
        self.trials[repr(trial.params)] = trial
        if self.path is not None:
            rows = {key: asdict(one) for key, one in self.trials.items()}
            kept = json.dumps({"of": self.of, "trials": rows}, default=repr)
            write_whole(self.path, kept.encode())

    def ranked(self, candidates: list[dict[str, Any]]) -> list[Trial]:
        done = [
            Trial(params, found.scores, found.failed)
            for params in candidates
            if (found := self.trials.get(repr(params)))
        ]
        return sorted(done, key=lambda trial: -trial.mean)


def _digest(*arrays: Any) -> str:
    whole = hashlib.sha256()
    for array in map(np.asarray, arrays):
        whole.update(f"{array.dtype}{array.shape}".encode())
        whole.update(
            repr(array.tolist()).encode()
            if array.dtype == object
            else np.ascontiguousarray(array).tobytes()
        )
    return whole.hexdigest()[:12]
