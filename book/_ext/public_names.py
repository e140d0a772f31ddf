"""The package's pages show its public names: those that ``import`` brings.

A module of the package also holds functions that its neighbors use. They have
docstrings, but a reader of the course never calls them.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx


def public_objects(package: str = "anncourse") -> set[int]:
    """Return the identities of the objects that the package exports."""
    from importlib import import_module

    module = import_module(package)
    return {id(getattr(module, name)) for name in module.__all__}


def skip(
    app: Sphinx, what: str, name: str, obj: Any, skipped: bool, options: Any
) -> bool | None:
    """Leave out what a module of the package keeps to its neighbors."""
    if what != "module" or "imported-members" in options:
        return None
    return True if id(obj) not in public_objects() else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Decide for each member of a module."""
    app.connect("autodoc-skip-member", skip)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
