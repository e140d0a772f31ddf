"""How good the answers are: which are mixed up, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer
from anncourse.plots.kit import given, ink

MOST_CLASSES, MOST_BINS = 12, 20


def confusion(
    truth: ArrayLike,
    predicted: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw which classes are taken for which.

    A row is a true class and its numbers are counts; below each stands a bar, as long
    as that answer's share of the row. Right answers are blue, wrong ones orange and
    hatched; a dot is a zero.

    Parameters
    ----------
    truth : (n,) array of integers or (K, K) array
        True classes, from 0; or the counts, truth by answer.
    predicted : (n,) array of integers, optional
        The answers, with true classes.
    names : list of str, optional
        Names of the K classes, up to 12; otherwise 0 to K - 1.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If classes are no whole numbers, truth and answers differ in length, counts are
        not square or negative, or there are more than 12 classes.

    Examples
    --------
    >>> ax = confusion([0, 0, 1], [0, 1, 1], names=["rest", "fire"])
    >>> [text.get_text() for text in ax.texts]
    ['1', '1', '·', '1']
    """
    who = "confusion"
    counts = _counts(who, truth, predicted, names)
    size = len(counts)
    labels = given.words(who, "names", names, size) or [
        *map(str, range(size))
    ]
    cell = max(0.55, 0.085 * max(map(len, labels)))
    side = min(4.6, 1.1 + cell * size)
    ax = ink.axes(who, ax, width=side, height=side)
    sums = np.maximum(counts.sum(axis=1, keepdims=True), 1)
    for (row, column), count in np.ndenumerate(counts):
        text = f"{count:.0f}" if count else "·"
        ink.write(ax, column, row - 0.06, text)
        if count:
            length = 0.8 * float(count / sums[row, 0])
            ink.bar(
                ax,
                (column - 0.4, row + 0.2),
                (length, 0.14),
                good=row == column,
            )
    _table(ax, labels)
    ax.set(xlabel="answer", ylabel="truth", aspect="equal")
    return ax


def calibration(
    y: ArrayLike,
    p: ArrayLike,
    *,
    bins: int = 10,
    ax: Axes | None = None,
) -> Axes:
    """Draw how often a network is right about what it calls p percent sure.

    The answers are put into bins of equal width. A dot stands at their mean p and at
    the share of class 1 among them, with Wilson's 95 % interval (1927,
    doi:10.1080/01621459.1927.10502953); the number of answers stands above. A good
    forecaster's dots lie on the dotted line (Guo et al.
    2017, https://proceedings.mlr.press/v70/guo17a.html).

    Parameters
    ----------
    y : (n,) array
        Classes, 0 and 1 (or False and True).
    p : (n,) array
        Probabilities of class 1, from 0 to 1.
    bins : int
        Bins between 0 and 1, up to 20.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If y is not of 0 and 1, or p does not fit it or is outside 0 to 1.

    Examples
    --------
    >>> ax = calibration([0, 1, 1, 1], [0.2, 0.8, 0.9, 0.7], bins=2)
    >>> ax.lines[-1].get_xydata().round(2).tolist()
    [[0.2, 0.0], [0.8, 1.0]]
    """
    who = "calibration"
    ones = given.two_classes(who, "y", y)
    sure = given.shaped(who, "p", p, str(len(ones)))
    if sure.min() < 0 or sure.max() > 1:
        raise ValueError(
            f"{who} expects p from 0 to 1, got {sure.min():.3g} to "
            f"{sure.max():.3g}"
        )
    if integer(who, "bins", bins) > MOST_BINS:
        raise ValueError(
            f"{who} expects at most {MOST_BINS} bins, got {bins}"
        )
    where = np.minimum((sure * bins).astype(int), bins - 1)
    counts = np.bincount(where, minlength=bins)
    full = counts > 0
    n = counts[full]
    middle = np.bincount(where, sure, bins)[full] / n
    share = np.bincount(where, ones, bins)[full] / n
    ax = ink.chart(
        who,
        ax,
        "how sure (mean p)",
        "share of class 1",
        width=4.2,
        height=4.4,
    )
    ax.plot([0, 1], [0, 1], color=ink.INK, lw=1, ls=":", label="calibrated")
    low, high = _wilson(share, n)
    ax.vlines(middle, low, high, color=ink.POSITIVE, lw=1.5)
    ax.plot(middle, share, "o-", color=ink.POSITIVE, lw=2, label="answers")
    _histogram(ax, counts, bins)
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.28), aspect="equal")
    ax.set_yticks(np.linspace(0, 1, 6))
    ax.spines["left"].set_bounds(0, 1)
    ink.legend(ax, loc="lower right")
    return ax


def _counts(
    who: str,
    truth: ArrayLike,
    predicted: ArrayLike | None,
    names: Sequence[str] | None,
) -> Array:
    if predicted is None:
        counts = given.shaped(who, "counts", truth, "K K")
        if counts.min() < 0:
            raise ValueError(
                f"{who} expects counts from 0, got {counts.min():g}"
            )
    else:
        real = given.classes(who, "truth", truth, None)
        said = given.classes(who, "predicted", predicted, len(real))
        size = max(real.max(), said.max()) + 1
        size = max(size, len(names)) if names is not None else size
        counts = np.bincount(real * size + said, minlength=size * size)
        counts = counts[: size * size].reshape(size, size)
    if len(counts) > MOST_CLASSES:
        raise ValueError(
            f"{who} expects at most {MOST_CLASSES} classes, got {len(counts)}"
        )
    return counts


def _table(ax: Axes, labels: list[str]) -> None:
    size = len(labels)
    for i in range(size + 1):
        ax.axhline(i - 0.5, color=ink.INK, lw=0.5, alpha=0.4)
        ax.axvline(i - 0.5, color=ink.INK, lw=0.5, alpha=0.4)
    crowded = size * max(map(len, labels)) > 34
    ax.set_xticks(range(size), labels)
    if crowded:
        ax.tick_params(axis="x", rotation=40)
        for label in ax.get_xticklabels():
            label.set(ha="right", rotation_mode="anchor")
    ax.set_yticks(range(size), labels)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set(xlim=(-0.5, size - 0.5), ylim=(size - 0.5, -0.5))


def _wilson(share: Array, n: Array) -> tuple[Array, Array]:
    z = 1.96
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2)
    half = half / (1 + z**2 / n)
    return middle - half, middle + half


def _histogram(ax: Axes, counts: Array, bins: int) -> None:
    # Above 1, where no share can lie, stand the counts.
    left = np.arange(bins) / bins
    heights = 0.1 * counts / counts.max()
    ax.bar(
        left,
        heights,
        0.92 / bins,
        bottom=1.06,
        align="edge",
        color=ink.INK,
        lw=0,
    )
    ink.write(ax, -0.06, 1.11, "n", ha="right")
    if bins <= 10:
        for x, height, count in zip(left, heights, counts, strict=True):
            if count:
                ink.write(
                    ax,
                    x + 0.46 / bins,
                    1.08 + height,
                    str(count),
                    va="bottom",
                )
