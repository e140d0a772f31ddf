"""A process that sees nothing and reaches nobody; questions to it over a pipe.

Nothing is imported here: the program in the sandbox comes through this door, and
loads no more than it needs.
"""
