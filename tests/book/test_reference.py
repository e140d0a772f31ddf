"""The package's pages show the whole package."""

import inspect
import re
from pathlib import Path

import anncourse

API = Path(__file__).parents[2] / "book" / "api"


def shown() -> set[str]:
    """Return the modules that the reference documents."""
    text = "".join(path.read_text("utf-8") for path in API.glob("*.md"))
    return set(re.findall(r"automodule:: ([\w.]+)", text))


def test_every_public_name_has_its_place() -> None:
    """A class or function is documented with the module that defines it."""
    missing = {
        name: thing.__module__
        for name in anncourse.__all__
        for thing in [getattr(anncourse, name)]
        if inspect.isclass(thing) or inspect.isfunction(thing)
        if thing.__module__ not in shown()
    }
    assert missing == {}


def test_figures_data_and_pictures_have_their_places() -> None:
    assert {
        "anncourse.datasets",
        "anncourse.plots",
        "anncourse.widgets",
    } <= shown()
