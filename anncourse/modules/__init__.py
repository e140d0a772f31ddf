"""Layers made of layers: one after the other, beside each other, and mixed."""
