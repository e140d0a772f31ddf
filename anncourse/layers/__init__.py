"""Layers: the one protocol that everything keeps, and the first that keep it."""
