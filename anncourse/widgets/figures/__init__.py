"""The Python side of each live figure, in a module that has its name."""
