"""Answers to the exercises: wrong ones of beginners, right ones of other kinds.

A file for each exercise, named as it is. Every wrong answer gets past the visible tests
of its task, or it would be caught before it is handed in, and past none of the hidden
ones. A right one is not the teacher's: loops, lists, classes of one's own.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.grading.answers.wrong import Wrong

_FILES = {
    module.name.replace("_", "-"): import_module(
        f"{__name__}.{module.name}"
    )
    for module in iter_modules(__path__)
    if module.name != "wrong"
}
WRONG: dict[str, tuple[Wrong, ...]] = {
    name: file.WRONG for name, file in _FILES.items()
}
RIGHT: dict[str, dict[str, str]] = {
    name: file.RIGHT for name, file in _FILES.items()
}
