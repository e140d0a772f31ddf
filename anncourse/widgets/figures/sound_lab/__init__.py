"""Vowels that glide, a network that hears their order, and an average that cannot.

``ears.txt`` holds what training.py has taught: a network and a regression that learned
from men, women and children, and a pair that learned from men alone.
"""

from anncourse.widgets.figures.sound_lab.widget import SoundLab

__all__ = ["SoundLab"]
