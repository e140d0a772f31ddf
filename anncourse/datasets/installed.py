"""Data that lives inside a library, which is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def library(who: str, module: str, name: str) -> ModuleType:
    """Import module, or say which extra brings the library of that name."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportError(
            f"{who}() reads data inside {name}, which is not installed: "
            'pip install "anncourse[data]"'
        ) from error
