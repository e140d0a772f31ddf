"""The package's pages show the whole package."""

import inspect
import re
from pathlib import Path

import anncourse

API = Path(__file__).parents[2] / "book" / "api"


def pages() -> str:
    """Return the text of the package's pages."""
    return "".join(path.read_text("utf-8") for path in API.glob("*.md"))


def modules() -> set[str]:
    """Return the modules that are documented whole."""
    return set(re.findall(r"automodule:: ([\w.]+)", pages()))


def layers() -> list[str]:
    """Return the layers that have a section of their own, with a picture."""
    return re.findall(r"^```{layer} (\w+)", pages(), re.MULTILINE)


def test_every_public_name_has_its_place() -> None:
    """A name stands with the module that defines it, or in its own section."""
    missing = {
        name: thing.__module__
        for name in anncourse.__all__
        for thing in [getattr(anncourse, name)]
        if inspect.isclass(thing) or inspect.isfunction(thing)
        if thing.__module__ not in modules() and name not in layers()
    }
    assert missing == {}


def test_every_layer_has_a_section_of_its_own() -> None:
    kinds = {
        name
        for name in anncourse.__all__
        for thing in [getattr(anncourse, name)]
        if inspect.isclass(thing) and issubclass(thing, anncourse.Layer)
        if not inspect.isabstract(thing)
    }
    assert sorted(layers()) == sorted(kinds)


def test_figures_data_and_pictures_have_their_places() -> None:
    assert {
        "anncourse.datasets",
        "anncourse.plots",
        "anncourse.widgets",
    } <= modules()
