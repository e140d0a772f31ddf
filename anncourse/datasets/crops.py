"""Squares cut out of photographs, so that training and test share no pixel."""

from __future__ import annotations

from anncourse.arguments import Seed, choice, flag, generator
from anncourse.datasets.cutting import (
    LEFT,
    RIGHT,
    WHOLE,
    Crops,
    cut_both,
    make_look,
    make_sizes,
)

THINGS = (
    "astronaut",
    "brick",
    "camera",
    "cat",
    "clock",
    "coffee",
    "coins",
    "grass",
    "gravel",
    "rocket",
)
TEXTURES = ("grass", "gravel", "brick")


def cat_crops(
    *,
    concept: str = "cat",
    size: int = 32,
    train: int = 1200,
    test: int = 600,
    color: bool = True,
    normalize: bool = False,
    leaky: bool = False,
    rng: Seed = None,
) -> Crops:
    """Cut squares out of the cat photograph, and out of nine others.

    The left half of the cat is for training, the right half for the test. Six of the
    other photographs, drawn by rng, are for training, the other three for the test.

    Parameters
    ----------
    concept : str
        The photograph of class 1: cat, or as a control any of astronaut, brick, camera,
        clock, coffee, coins, grass, gravel, rocket; the others are class 0.
    size : int
        Side of a square, in pixels, 2 to 128.
    train, test : int
        Numbers of squares; every other one is of class 1.
    color : bool
        Three channels, or the luminance alone.
    normalize : bool
        Whether each square is brought to mean 0 and standard deviation 1.
    leaky : bool
        Cut training and test squares from anywhere in all photographs: the wrong way,
        to see what it pretends.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Crops
        X (n, size, size, 3 or 1) float32, pixels from 0 to 1; y (n,) int64, 1 for the
        concept.

    Raises
    ------
    ValueError
        If the concept is unknown, a flag is none, or a number is out of range.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin and licenses: see `photograph`. Limits: there is one cat. A network that
    tells these squares apart has learned one photograph, which the coffee cup as the
    concept shows: in color it scores about the same. Six of the ten photographs are
    gray, so that in color the hue alone gives many squares away.

    Examples
    --------
    >>> crops = cat_crops(train=40, test=20, rng=0)
    >>> crops.X_train.shape, crops.X_test.shape, crops.y_train.mean()
    ((40, 32, 32, 3), (20, 32, 32, 3), np.float64(0.5))
    """
    concept = choice("cat_crops", "concept", concept, THINGS)
    look = make_look("cat_crops", size, color, normalize)
    sizes = make_sizes("cat_crops", train, test, classes=2)
    rng = generator("cat_crops", rng)
    others = [name for name in THINGS if name != concept]
    order = rng.permutation(len(others))
    if flag("cat_crops", "leaky", leaky):
        sides = [
            [[(name, WHOLE) for name in others], [(concept, WHOLE)]]
        ] * 2
    else:
        sides = [
            [[(others[i], WHOLE) for i in order[3:]], [(concept, LEFT)]],
            [[(others[i], WHOLE) for i in order[:3]], [(concept, RIGHT)]],
        ]
    return cut_both(sides, sizes, look, rng)


def textures(
    *,
    size: int = 24,
    train: int = 600,
    test: int = 300,
    normalize: bool = True,
    leaky: bool = False,
    rng: Seed = None,
) -> Crops:
    """Cut squares out of photographs of grass, gravel and brick.

    The left half of each photograph is for training, the right half for the test.

    Parameters
    ----------
    size : int
        Side of a square, in pixels, 2 to 128.
    train, test : int
        Numbers of squares; the classes take turns.
    normalize : bool
        Whether each square is brought to mean 0 and standard deviation 1.
    leaky : bool
        Cut training and test squares from anywhere: the wrong way.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Crops
        X (n, size, size, 1) float32; y (n,) int64: 0 grass, 1 gravel, 2 brick.

    Raises
    ------
    ValueError
        If a flag is none or a number is out of range.
    ImportError
        If scikit-image is not installed.

    Notes
    -----
    Origin and licenses: see `photograph`. Limits: one photograph of each; four numbers,
    the means and spreads of the two slopes, do as well as a network.

    Examples
    --------
    >>> textures(train=9, test=6, rng=0).y_train
    array([0, 1, 2, 0, 1, 2, 0, 1, 2])
    """
    look = make_look("textures", size, False, normalize)
    sizes = make_sizes("textures", train, test, classes=3)
    halves = (
        (WHOLE, WHOLE)
        if flag("textures", "leaky", leaky)
        else (LEFT, RIGHT)
    )
    sides = [[[(name, half)] for name in TEXTURES] for half in halves]
    return cut_both(sides, sizes, look, generator("textures", rng))
