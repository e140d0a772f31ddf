"""Pictures given to a network, its kernels, and what it makes of a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer
from anncourse.layers.layer import Layer
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


# Kernels of one input channel; of several; their channels; maps.
MOST_ALONE, MOST_OUT, MOST_IN, MOST_MAPS = 32, 8, 4, 64


def kernels(
    layer: Layer | ArrayLike, *, columns: int = 4, ax: Axes | None = None
) -> Axes:
    """Draw the kernels of a convolution, all of them on one scale.

    With one input channel, up to 32 kernels stand in rows. With several, each row is an
    input channel and each column a kernel: the first 4 channels and 8 kernels.

    Parameters
    ----------
    layer : Conv2D or (kh, kw, C_in, C_out) array
        A layer with such weights W, or the weights.
    columns : int
        Kernels in a row.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the weights have another shape, or hold no finite numbers.

    Examples
    --------
    >>> W = [[[[-1.0, 0.5]]], [[[0.0, 0.5]]], [[[1.0, 0.5]]]]
    >>> [text.get_text() for text in kernels(W).texts]
    ['1', '2']
    """
    who = "kernels"
    W = given.shaped(
        who, "weights", given.weights(layer), "kh kw C_in C_out"
    )
    columns = integer(who, "columns", columns)
    top = cells.largest(W)
    height, width, n_in, n_out = W.shape
    several = n_in > 1
    most = MOST_OUT if several else MOST_ALONE
    shown = W[:, :, :MOST_IN, :most]
    pictures = shown.transpose(2, 3, 0, 1).reshape(-1, height, width)
    grid = tiles.lay(
        who,
        ax,
        len(pictures),
        shown.shape[3] if several else columns,
        aspect=height / width,
        largest=0.75,
        lines=1,
        left=0.62 if several else 0,
    )
    _tile(grid, pictures, top)
    for i, box in enumerate(grid.boxes):
        row, column = divmod(i, shown.shape[3])
        grid.caption(box, f"{column + 1}")
        if several and column == 0:
            grid.aside(box, f"input {row + 1}")
    part = f"{most} of {n_out} kernels" if n_out > most else ""
    cells.key(grid.ax, top, signed=bool(W.min() < 0), name=part)
    return grid.ax


def feature_maps(
    maps: ArrayLike,
    *,
    labels: Sequence[str] | None = None,
    columns: int = 4,
    ax: Axes | None = None,
) -> Axes:
    """Draw the maps that a layer makes of one picture, all on one scale.

    Parameters
    ----------
    maps : (H, W, C) array
        Activations of one example, up to 64 maps: of a batch, ``layer(images)[0]``.
    labels : list of str, optional
        Names of the maps; otherwise 1 to C.
    columns : int
        Maps in a row.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the maps have another shape, are too many, or labels do not fit them.

    Examples
    --------
    >>> ax = feature_maps([[[0.0, 2.0], [1.0, 0.0]]])
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['0', '2.00']
    """
    who = "feature_maps"
    values = given.shaped(who, "maps", maps, "H W C")
    count = values.shape[2]
    if count > MOST_MAPS:
        raise ValueError(
            f"{who} expects at most {MOST_MAPS} maps, got {count}"
        )
    numbers = [f"{i + 1}" for i in range(count)]
    names = given.words(who, "labels", labels, count) or numbers
    columns = integer(who, "columns", columns)
    grid = tiles.lay(
        who,
        ax,
        count,
        columns,
        aspect=values.shape[0] / values.shape[1],
        lines=1,
    )
    top = cells.largest(values)
    _tile(grid, values.transpose(2, 0, 1), top)
    for box, name in zip(grid.boxes, names, strict=True):
        grid.caption(box, name)
    cells.key(grid.ax, top, signed=bool(values.min() < 0))
    return grid.ax


def maps_through_depth(
    maps: Mapping[str, ArrayLike],
    *,
    columns: int = 5,
    ax: Axes | None = None,
) -> Axes:
    r"""Draw a picture's way through a network: a row for each layer, from the top.

    Each row has a scale of its own, so that faint layers are seen too; the sizes stand
    at the left.

    Parameters
    ----------
    maps : dict of str to (H, W, C) array
        Up to six layers by name, the picture itself among them if you like.
    columns : int
        Channels drawn of each layer, the first ones.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no layers or too many, or maps of another shape.

    Examples
    --------
    >>> ax = maps_through_depth(
    ...     {"picture": [[[1.0]]], "conv": [[[2.0, 0.0]]]}
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['picture\n1 × 1', 'conv\n1 × 1 × 2']
    """
    who = "maps_through_depth"
    layers = given.curves(who, maps, "H W C", kind="maps")
    columns = integer(who, "columns", columns)
    used = min(columns, max(m.shape[2] for m in layers.values()))
    grid = tiles.lay(
        who, ax, used * len(layers), used, largest=0.75, left=0.95
    )
    for row, (name, values) in enumerate(layers.items()):
        boxes = grid.boxes[row * used : (row + 1) * used]
        shown = values[:, :, : len(boxes)].transpose(2, 0, 1)
        boxes = boxes[: len(shown)]
        _tile(
            tiles.Tiles(grid.ax, boxes, grid.inches),
            shown,
            cells.largest(values),
        )
        grid.aside(boxes[0], f"{name}\n{_size(values)}")
    return grid.ax


def _size(values: Array) -> str:
    height, width, channels = values.shape
    return f"{height} × {width}" + (
        f" × {channels}" if channels > 1 else ""
    )


def _tile(grid: tiles.Tiles, pictures: Array, top: float) -> None:
    for box, picture in zip(grid.boxes, pictures, strict=True):
        cells.draw(grid.ax, picture, top, box, grid.inches)
        cells.frame(grid.ax, box)
