"""The folder that a teacher works in, and what is kept there."""
