"""Layers for images: convolution and pooling, and how images lie in memory."""
