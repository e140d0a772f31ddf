"""Two digits, and nets that were trained on nothing but their sums.

``sums.json`` holds the nets' weights and the test's pictures, a letter of 64 for each
number; ``training.py`` makes it.
"""

from anncourse.widgets.figures.module_lab.widget import ModuleLab

__all__ = ["ModuleLab"]
