"""Pictures that a network looks at, and what it says of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer
from anncourse.plots.kit import cells, given, tiles

MOST_IMAGES = 60


def images(
    pictures: ArrayLike,
    labels: Sequence[object] | None = None,
    predicted: Sequence[object] | None = None,
    *,
    names: Sequence[str] | None = None,
    columns: int = 6,
    ax: Axes | None = None,
) -> Axes:
    r"""Draw pictures in rows, with what they are and what a network says.

    Below each stands the answer; a wrong one has an orange dashed frame and the truth
    in a second line.

    Parameters
    ----------
    pictures : (n, H, W), (n, H, W, 1) or (n, H, W, 3) array
        Up to 60 pictures, gray or in color. Bytes run from 0 to 255; other numbers
        from the smallest to the largest of all.
    labels : (n,) sequence, optional
        What each picture shows: numbers of classes, or words.
    predicted : (n,) sequence, optional
        What the network says.
    names : list of str, optional
        Names of the classes, where labels are numbers.
    columns : int
        Pictures in a row.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the pictures have another shape, or labels or answers do not fit them.

    Examples
    --------
    >>> ax = images(np.eye(8)[None], [7], [1])
    >>> [text.get_text() for text in ax.texts]
    ['1', 'is 7']
    """
    who = "images"
    colors = _colors(who, pictures)
    if len(colors) > MOST_IMAGES:
        raise ValueError(
            f"{who} expects at most {MOST_IMAGES} pictures, "
            f"got {len(colors)}"
        )
    columns = integer(who, "columns", columns)
    truth = _labels(who, "labels", labels, names, len(colors))
    said = _labels(who, "answers", predicted, names, len(colors))
    captions = _captions(truth, said)
    lines = max(
        (text.count("\n") + 1 for text in captions if text), default=0
    )
    height, width = colors.shape[1:3]
    grid = tiles.lay(
        who, ax, len(colors), columns, aspect=height / width, lines=lines
    )
    for box, picture, text in zip(
        grid.boxes, colors, captions, strict=True
    ):
        grid.ax.imshow(
            picture, extent=box, zorder=1, interpolation="nearest"
        )
        cells.frame(grid.ax, box, wrong="\n" in text)
        if text:
            grid.caption(box, text)
    return grid.ax


def occlusion(
    picture: ArrayLike,
    drops: ArrayLike,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw over a picture how much a score falls where a patch covers it.

    Where covering costs the most, blue is full; where it helps, orange and hatched.

    Parameters
    ----------
    picture : (H, W), (H, W, 1) or (H, W, 3) array
        Gray or in color; bytes, or any other numbers.
    drops : (h, w) array
        Score of the whole picture less the score with the patch there; the patches
        lie in rows over the picture, as coarse or as fine as you like.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If picture or drops have another shape, or hold no finite numbers.

    Examples
    --------
    >>> ax = occlusion(np.eye(8), [[0.5, 0.0], [-0.1, 0.4]])
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['−0.50', '0', '0.50']
    """
    who = "occlusion"
    drops = given.shaped(who, "drops", drops, "h w")
    colors = _colors(who, [picture])[0]
    height, width = colors.shape[:2]
    grid = tiles.lay(who, ax, 1, 1, aspect=height / width, largest=3.2)
    pale = 0.35 + 0.3 * colors.mean(axis=2, keepdims=True).repeat(3, 2)
    grid.ax.imshow(pale, extent=grid.boxes[0], zorder=0)
    top = cells.largest(drops)
    cells.draw(grid.ax, drops, top, grid.boxes[0], grid.inches)
    cells.frame(grid.ax, grid.boxes[0])
    cells.key(grid.ax, top, signed=True, name="drop of the score")
    return grid.ax


def _colors(who: str, pictures: object) -> Array:
    # Opaque: a picture is the same picture on every page.
    values = given.shaped(
        who, "pictures", pictures, "n H W", "n H W 1", "n H W 3"
    )
    low, high = float(values.min()), float(values.max())
    if np.asarray(pictures).dtype == np.uint8:
        low, high = 0.0, 255.0
    shown = (values - low) / ((high - low) or 1)
    if shown.ndim == 3:
        shown = shown[..., None]
    return shown if shown.shape[3] == 3 else shown.repeat(3, 3)


def _labels(
    who: str,
    kind: str,
    labels: Sequence[object] | None,
    names: Sequence[str] | None,
    n: int,
) -> list[str]:
    found = given.words(who, kind, labels, n)
    if found is None or names is None or labels is None:
        return found or [""] * n
    number_of = given.classes(who, kind, labels, n)
    if number_of.max() >= len(names):
        raise ValueError(
            f"{who} expects a name for class {number_of.max()}, got {names!r}"
        )
    return [str(names[i]) for i in number_of]


def _captions(truth: list[str], said: list[str]) -> list[str]:
    return [
        f"{answer}\nis {label}"
        if answer and label not in ("", answer)
        else answer or label
        for label, answer in zip(truth, said, strict=True)
    ]
