"""A formula of one's own as a graph: values forward, gradients back."""

from anncourse.widgets.figures.graph_lab.widget import GraphLab

__all__ = ["GraphLab"]
