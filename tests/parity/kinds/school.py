"""The refreshers: two arrows, slopes over a step, two functions in a row, shapes."""

import itertools

import numpy as np

from anncourse.widgets.figures import (
    chain_lab,
    dot_product,
    shape_lab,
    slope_lab,
)
from tests.parity.kind import EXACT, FORMULA, Numbers, case

PAGE = """
import { angle, dot, shadow } from "core/school/arrows.js";
import { through } from "core/school/links.js";
import { product, total } from "core/school/shapes.js";
import { CURVES, secant } from "core/school/slopes.js";

export const arrows = ({ w, x }) =>
  ({ dot: [dot(w, x)], angle: [angle(w, x)], shadow: shadow(w, x) });

export const slopes = ({ curve, xs, step }) => ({
  over: xs.map((x) => secant(curve, x, step)),
  at: xs.map(CURVES[curve].df),
  height: xs.map(CURVES[curve].f),
});

export function links({ inner, outer, xs, move }) {
  const all = xs.map((x) => through(inner, outer, x, move));
  const each = (name) => all.flatMap((one) => one[name]);
  return { u: each("u"), y: each("y"), slopes: each("slopes") };
}

// What does not fit has no sizes.
export function shapes({ a, b }) {
  const made = (b.length === 2 && product(a, b)) || [], added = total(a, b) ?? [];
  return { axes: [made.length, added.length], product: made, total: added };
}
"""

ARROWS = [(2.0, 1.0), (-1.0, 2.0), (0.0, 0.0), (-3.0, 3.0), (0.35, -2.95)]
SIZES = [(1,), (2,), (4,), (1, 1), (4, 1), (1, 4), (4, 2), (2, 4), (3, 4)]
PLACES = np.linspace(-2, 2, 41).tolist()


def arrows(w: tuple[float, float], x: tuple[float, float]) -> Numbers:
    """Return the dot product, the angle, and the shadow."""
    return {
        "dot": [dot_product.dot(w, x)],
        "angle": [dot_product.angle(w, x)],
        "shadow": dot_product.shadow(w, x),
    }


def slopes(curve: str, xs: list[float], step: float) -> Numbers:
    """Return the slope over a step, the slope, and the height."""
    f, slope = slope_lab.CURVES[curve]
    return {
        "over": [slope_lab.secant(curve, x, step) for x in xs],
        "at": [slope(x) for x in xs],
        "height": [f(x) for x in xs],
    }


def links(inner: str, outer: str, xs: list[float], move: float) -> Numbers:
    """Return where moves arrive, and the slopes on the way."""
    gone = [chain_lab.through(inner, outer, x, move) for x in xs]
    return {
        name: [value for one in gone for value in getattr(one, name)]
        for name in ("u", "y", "slopes")
    }


def shapes(a: tuple[int, ...], b: tuple[int, ...]) -> Numbers:
    """Return the shapes of a product and of a sum; none where they do not fit."""
    made = shape_lab.product(a, b) if len(b) == 2 else None
    made, added = made or (), shape_lab.total(a, b) or ()
    axes = [len(made), len(added)]
    return {"axes": axes, "product": made, "total": added}


CASES = [
    *(
        case(arrows, FORMULA, w=w, x=x)
        for w, x in itertools.product(ARROWS, ARROWS)
    ),
    *(
        case(slopes, FORMULA, curve=curve, xs=PLACES, step=step)
        for curve in slope_lab.CURVES
        for step in (1.0, 0.25)
    ),
    *(
        case(links, FORMULA, inner=f, outer=g, xs=PLACES[::5], move=0.25)
        for f, g in itertools.product(chain_lab.LINKS, chain_lab.LINKS)
    ),
    *(
        case(shapes, EXACT, a=a, b=b)
        for a, b in itertools.product(SIZES, SIZES)
        if len(a) == 2
    ),
]
