"""A picture and a sound of one thing, and nets that may lose either.

``damage.json`` holds the nets' weights and the test, a letter of 64 for each number;
``training.py`` makes it.
"""

from anncourse.widgets.figures.damage_lab.widget import DamageLab

__all__ = ["DamageLab"]
