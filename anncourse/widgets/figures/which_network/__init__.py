"""A net of unknown kind, which four probes tell from the others."""

from anncourse.widgets.figures.which_network.widget import WhichNetwork

__all__ = ["WhichNetwork"]
