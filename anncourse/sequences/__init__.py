"""Layers for sequences: cells with a memory, and what unrolls them."""
