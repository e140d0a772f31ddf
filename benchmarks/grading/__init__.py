"""Exercises graded beside nbgrader: right scores, survival, seconds."""
