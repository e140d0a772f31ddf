"""Pictures with the colors they need: a third of the weight, the same look.

matplotlib writes four bytes for every dot. A plot has a few hundred colors,
most of them edges of letters and lines, and a palette of at most 256 shows
them so that no eye sees a difference. A picture for which that is not so,
such as a photograph, stays as it is.
"""

from __future__ import annotations

import os
from heapq import heappop, heappush
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

SIZES = (32, 64, 128, 256)
TOO_MANY = 20_000
GROUNDS = (255, 20)  # the light page and the dark one
# Steps of 255 by which a dot may differ: all but one in a thousand, and any.
MOST, ANY = 6, 24
Colors = NDArray[np.float64]


def on_page(colors: Colors) -> Colors:
    """Return colors times their opacity: what is clear has no color."""
    shown = colors.astype(float)
    shown[..., :3] *= shown[..., 3:] / 255
    return shown


def halves(
    points: Colors, weights: Colors, size: int
) -> list[NDArray[np.int64]]:
    """Cut the colors into boxes, the most spread one first (median cut)."""
    order = count()

    def entry(
        box: NDArray[np.int64],
    ) -> tuple[float, int, NDArray[np.int64]]:
        spread = points[box].var(axis=0).max() * weights[box].sum()
        return (-spread, next(order), box)

    boxes = [entry(np.arange(len(points)))]
    while len(boxes) < min(size, len(points)):
        _, _, box = heappop(boxes)
        axis = points[box].var(axis=0).argmax()
        box = box[np.argsort(points[box, axis], kind="stable")]
        so_far = np.cumsum(weights[box])
        middle = int(np.searchsorted(so_far, so_far[-1] / 2))
        middle = min(max(middle, 1), len(box) - 1)
        heappush(boxes, entry(box[:middle]))
        heappush(boxes, entry(box[middle:]))
    return [box for _, _, box in boxes]


def palette_for(
    colors: Colors, counts: NDArray[np.int64], size: int
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return a palette, and the place in it of every color."""
    points, weights = on_page(colors), np.sqrt(counts)

    def mean(box: NDArray[np.int64]) -> Colors:
        return np.average(points[box], axis=0, weights=weights[box])

    centers = np.array([mean(box) for box in halves(points, weights, size)])
    for _ in range(4):  # k-means
        place = nearest(points, centers)
        total = np.bincount(place, weights, len(centers))
        used = total > 0
        for axis in range(4):
            sums = np.bincount(
                place, weights * points[:, axis], len(centers)
            )
            centers[used, axis] = sums[used] / total[used]
    opacity = np.maximum(centers[:, 3:], 1) / 255
    centers[:, :3] /= opacity
    palette = np.clip(np.rint(centers), 0, 255).astype(np.uint8)
    return palette, nearest(points, on_page(palette))


def nearest(points: Colors, centers: Colors) -> NDArray[np.int64]:
    """Return for each point the place of the center next to it."""
    squares = (centers**2).sum(1) - 2 * points @ centers.T
    return squares.argmin(1)


def differs(one: Colors, other: Colors, counts: NDArray[np.int64]) -> bool:
    """Say whether an eye could tell two lists of colors apart."""
    a, b = on_page(one), on_page(other)
    for ground in GROUNDS:
        gap = (a - b)[:, :3] + (b - a)[:, 3:] * ground / 255
        steps = np.abs(gap).max(axis=1)
        if steps.max() > ANY:
            return True
        if counts[steps > MOST].sum() > counts.sum() / 1000:
            return True
    return False


def lighten(path: Path) -> bool:
    """Give a PNG the smallest palette that shows it; say whether it got one."""
    with Image.open(path) as image:
        if image.mode not in ("RGB", "RGBA"):
            return False
        dots = image.info.get("dpi")
        pixels = np.array(image.convert("RGBA"))
    codes = pixels.view(np.uint32).ravel()
    known = np.unique(codes)
    where = np.searchsorted(known, codes)  # quicker than return_inverse
    colors, counts = known.view(np.uint8).reshape(-1, 4), np.bincount(where)
    for size in SIZES if len(colors) <= TOO_MANY else ():
        palette, place = palette_for(colors, counts, size)
        if not differs(colors, palette[place], counts):
            indices = place.astype(np.uint8)[where]
            write(path, indices.reshape(pixels.shape[:2]), palette, dots)
            return True
    return False


def write(
    path: Path,
    indices: NDArray[np.uint8],
    palette: NDArray[np.uint8],
    dots: tuple[float, float] | None,
) -> None:
    """Write a PNG with a palette, at the size in inches that it had.

    Its time stays too: to Sphinx, a newer picture is a changed page.
    """
    times = path.stat()
    image = Image.fromarray(indices, "P")
    image.putpalette(palette[:, :3].tobytes())
    opacity = palette[:, 3].tobytes()
    extra = {"dpi": dots} if dots else {}
    image.save(path, optimize=True, transparency=opacity, **extra)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def lighten_all(app: Sphinx, env: BuildEnvironment) -> None:
    """Lighten what chapters and directives have drawn, once for each."""
    if app.builder.format == "html":
        for path in sorted(
            Path(env.mystnb_config.output_folder).rglob("*.png")
        ):
            lighten(path)


def setup(app: Sphinx) -> dict[str, bool]:
    """Run between reading and writing."""
    app.connect("env-updated", lighten_all)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
