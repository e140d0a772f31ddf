"""Pictures for the chapters, drawn by matplotlib.

Points and decisions    points, decision_regions, decision_line
Neurons and networks    neuron, contributions, network
Spikes                  nerve_cells, membrane, raster, rate_curve
Curves                  lines, activation, activations
Training                losses, learning_curves, schedules, loss_surface
Depth                   slopes_through_depth, gradient_sizes, histograms
Pictures                images, occlusion
Convolution             kernels, feature_maps, maps_through_depth
Radial basis functions  bumps, centers, far_from_data
Mixtures of experts     gate_shares, expert_regions
Sequences and sound     gates, hidden_states, series, spectrogram
Graphs and words        graph, adjacency, layout, embedding
How good, how sure      confusion, calibration, comparison
Yes or no               roc, precision_recall, thresholds

Every function but `layout` takes ``ax=None`` and returns the Axes it drew on. Ground
is transparent and ink of a middle tone, so that one picture reads well on a light page
and on a dark one. Positive is blue and solid, negative is orange and dashed or hatched:
never color alone. A title, if there is one, tells numbers: what a picture shows is said
in the chapter, by the caption and the alternative text in the metadata of the cell.
"""

from anncourse.plots.basis import bumps, centers
from anncourse.plots.cells import nerve_cells
from anncourse.plots.curves import (
    activation,
    activations,
    slopes_through_depth,
)
from anncourse.plots.decisions import (
    comparison,
    precision_recall,
    roc,
    thresholds,
)
from anncourse.plots.embeddings import embedding
from anncourse.plots.graphs import adjacency, graph, layout
from anncourse.plots.kit.runs import lines
from anncourse.plots.mixtures import expert_regions, gate_shares
from anncourse.plots.neurons import contributions, network, neuron
from anncourse.plots.pictures import (
    feature_maps,
    images,
    kernels,
    maps_through_depth,
    occlusion,
)
from anncourse.plots.plane import (
    decision_line,
    decision_regions,
    far_from_data,
    points,
)
from anncourse.plots.scores import calibration, confusion
from anncourse.plots.sequences import gates, hidden_states, series
from anncourse.plots.sounds import spectrogram
from anncourse.plots.spikes import membrane, raster, rate_curve
from anncourse.plots.surfaces import loss_surface
from anncourse.plots.training import (
    gradient_sizes,
    histograms,
    learning_curves,
    losses,
    schedules,
)

__all__ = [
    "activation",
    "activations",
    "adjacency",
    "bumps",
    "calibration",
    "centers",
    "comparison",
    "confusion",
    "contributions",
    "decision_line",
    "decision_regions",
    "embedding",
    "expert_regions",
    "far_from_data",
    "feature_maps",
    "gate_shares",
    "gates",
    "gradient_sizes",
    "graph",
    "hidden_states",
    "histograms",
    "images",
    "kernels",
    "layout",
    "learning_curves",
    "lines",
    "loss_surface",
    "losses",
    "maps_through_depth",
    "membrane",
    "nerve_cells",
    "network",
    "neuron",
    "occlusion",
    "points",
    "precision_recall",
    "raster",
    "rate_curve",
    "roc",
    "schedules",
    "series",
    "slopes_through_depth",
    "spectrogram",
    "thresholds",
]
