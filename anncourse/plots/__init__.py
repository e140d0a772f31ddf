"""Pictures for the chapters, drawn by matplotlib.

Points and decisions    points, decision_regions, decision_line
Curves                  activation, activations, losses
Gradients and depth     slopes_through_depth, gradient_sizes
Neurons and networks    neuron, contributions, network

Every function takes ``ax=None`` and returns the Axes it drew on. Ground is transparent
and ink of a middle tone, so that one picture reads well on a light page and on a dark
one. Positive is blue and solid, negative is orange and dashed or hatched: never color
alone.
"""

from anncourse.plots.curves import (
    activation,
    activations,
    slopes_through_depth,
)
from anncourse.plots.gradients import gradient_sizes
from anncourse.plots.networks import network
from anncourse.plots.neurons import contributions, neuron
from anncourse.plots.plane import decision_line, decision_regions, points
from anncourse.plots.progress import losses

__all__ = [
    "activation",
    "activations",
    "contributions",
    "decision_line",
    "decision_regions",
    "gradient_sizes",
    "losses",
    "network",
    "neuron",
    "points",
    "slopes_through_depth",
]
