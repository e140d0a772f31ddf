"""A network that paints a cat from half of its pixels.

``cat.txt`` is the photograph of a cat that scikit-image brings along (Stefan van der
Walt, CC0), 60 x 90 pixels, each color one letter of 64.
"""

from anncourse.widgets.figures.paint_the_cat.widget import PaintTheCat

__all__ = ["PaintTheCat"]
