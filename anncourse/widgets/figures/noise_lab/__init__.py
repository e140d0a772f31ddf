"""Noise over points of a plane, and its removal step by step."""

from anncourse.widgets.figures.noise_lab.widget import NoiseLab

__all__ = ["NoiseLab"]
