"""Every public docstring is complete: numpydoc's own validation, and three rules more.

Checked is what a reader can reach: the names in `__all__` of the package and of its
data, pictures and figures, and the public methods of the classes among them.
"""

import ast
import dataclasses
import importlib
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from numpydoc.docscrape import NumpyDocString
from numpydoc.validate import validate

import anncourse as ann
from anncourse import arguments

PACKAGES = (
    "anncourse",
    "anncourse.datasets",
    "anncourse.plots",
    "anncourse.widgets",
)
LEFT_OUT = {
    "ES01": "a summary may say it all",
    "EX01": "asked of functions and classes below; their methods are shown with them",
    "PR08": "a description may start with a formula, such as z -> a",
    "RT03": "what a History or an Axes is, its own page says",
    "RT04": "as PR08",
    "SA01": "neighbors are named where the text needs them",
}
OF_FIGURES = {
    "PR01",
    "PR02",
}  # their parameters are traits: no signature has them
OF_GROUPS = {
    "PR03",
    "PR04",
}  # described elsewhere: "lr, eps / As in `Adam`."

SOURCE = re.compile(r"doi:10\.|arXiv:\d|https?://|[Ss]ection \d")
NO_SOURCE = {
    "Activation": "each function names its own",
    "Cell": "the course's own protocol",
    "Flatten": "a change of shape",
    "Layer": "the course's own protocol",
    "Optimizer": "what all optimizers share",
    "Parallel": "layers side by side",
    "Reshape": "a change of shape",
    "Serial": "one layer after the other",
    "Softmax": "a formula older than networks",
    "Split": "layers side by side, each on its own columns",
    "mse": "as old as least squares",
}


def exported() -> Iterator[Any]:
    """Yield every function and class that the packages export."""
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isfunction(thing) or inspect.isclass(thing):
                yield thing


def function_of(member: Any) -> Any:
    """Return the function behind a method, a property or a decorator."""
    inner = getattr(member, "fget", getattr(member, "__func__", member))
    return inspect.unwrap(inner)


def written_here(member: Any) -> bool:
    """Say whether a member of a class is a function of the course."""
    function = function_of(member)
    return inspect.isfunction(function) and function.__module__.startswith(
        "anncourse"
    )


def public() -> Iterator[tuple[str, Any]]:
    """Yield what the packages export and its public methods, with full names."""
    for thing in exported():
        name = f"{thing.__module__}.{thing.__qualname__}"
        yield name, thing
        members = vars(thing).items() if inspect.isclass(thing) else ()
        for key, member in members:
            if key[0] != "_" and written_here(member):
                yield f"{name}.{key}", member


PUBLIC = dict(public())
every = pytest.mark.parametrize("name", PUBLIC)


def owner(name: str) -> type | None:
    """Return the class of a method."""
    return PUBLIC.get(name.rpartition(".")[0])


def overrides(name: str) -> bool:
    """Say whether another class of the course has the method first."""
    bases = owner(name).__mro__[1:] if owner(name) else ()
    return any(
        name.rpartition(".")[2] in vars(base)
        for base in bases
        if base.__module__.startswith("anncourse")
    )


def elsewhere(docstring: str) -> set[str]:
    """Return the parameters that a docstring leaves to another one."""
    return {
        name
        for parameter in NumpyDocString(docstring)["Parameters"]
        if parameter.desc and parameter.desc[0].startswith("As in `")
        for name in parameter.name.split(", ")
    }


def made_by_others(thing: Any, docstring: str) -> bool:
    """Say whether nobody calls the class, because the course makes its objects."""
    if dataclasses.is_dataclass(thing):
        texts = [inspect.getdoc(cls) for cls in thing.__mro__[:-1]]
        told = [
            a.name for t in texts for a in NumpyDocString(t)["Attributes"]
        ]
        fields = {field.name for field in dataclasses.fields(thing)}
        return bool(told) and fields == set(", ".join(told).split(", "))
    if inspect.isclass(thing) and issubclass(thing, BaseException):
        return True
    return inspect.isclass(thing) and not written_here(thing.__init__)


def excused(name: str, code: str, message: str, docstring: str) -> bool:
    """Say whether an error is one that cannot be asked of this object."""
    thing = PUBLIC[name]
    yields = bool(NumpyDocString(docstring)["Yields"])
    if code in LEFT_OUT:
        return True
    if code == "RT01" and (yields or isinstance(thing, property)):
        return True
    if overrides(name):  # the class that has the method first describes it
        return code[:2] in ("PR", "RT")
    if inspect.isclass(thing) and name.startswith("anncourse.widgets"):
        return code in OF_FIGURES
    if code == "PR01" and made_by_others(thing, docstring):
        return True
    others = elsewhere(docstring)
    quoted = re.search(r'"(\w+)"', message)
    return (code == "PR03" and bool(others)) or (
        code == "PR04" and quoted is not None and quoted[1] in others
    )


@every
@pytest.mark.filterwarnings("ignore:Widget:DeprecationWarning")
def test_numpydoc_finds_nothing_missing(name: str) -> None:
    """Sections, names and types of parameters, a summary of one sentence."""
    found = validate(name)
    errors = [
        f"{code}: {message}"
        for code, message in found["errors"]
        if not excused(name, code, message, found["docstring"])
    ]
    assert errors == []


def calls(function: Callable[..., Any]) -> Iterator[str]:
    """Yield the names of what a function calls, and "raise" where it raises."""
    source = textwrap.dedent(inspect.getsource(function))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield "raise"
        elif isinstance(node, ast.Call):
            called = node.func
            yield getattr(called, "id", getattr(called, "attr", "?"))


def raises(member: Any, cls: type | None = None) -> bool:
    """Say whether a function raises, itself or in what it keeps private."""
    function = function_of(member)
    module = sys.modules[function.__module__]
    for name in calls(function):
        if name == "raise" or inspect.isfunction(vars(arguments).get(name)):
            return True
        helper = getattr(cls, name, None) or getattr(module, name, None)
        private = re.match(r"_[a-z]", name) and inspect.isfunction(helper)
        if private and raises(helper, cls):
            return True
    return False


def must_tell(name: str) -> bool:
    """Say whether an object raises where its own docstring has to say so."""
    thing = PUBLIC[name]
    if not inspect.isclass(thing):
        return not overrides(name) and raises(thing, owner(name))
    told_here = {"__init__", "__post_init__", "__call__"}
    return any(
        raises(member, thing)
        for key, member in vars(thing).items()
        if key in told_here or overrides(f"{name}.{key}")
        if written_here(member) and "<" not in member.__code__.co_filename
    )


@every
def test_what_can_go_wrong_is_told(name: str) -> None:
    """Whatever refuses something says so; a layer does it for all its methods."""
    if must_tell(name):
        assert NumpyDocString(inspect.getdoc(PUBLIC[name]))["Raises"]


@every
def test_an_example_shows_it(name: str) -> None:
    """Each function and each class that a reader calls has an example."""
    thing, text = PUBLIC[name], inspect.getdoc(PUBLIC[name])
    record = made_by_others(thing, text) or inspect.isabstract(thing)
    if owner(name) is None and not record:
        assert NumpyDocString(text)["Examples"]


def test_every_layer_loss_and_optimizer_names_its_source() -> None:
    """A DOI, an arXiv number, an address or the section of a book."""
    without = {
        name.rpartition(".")[2]
        for name, thing in PUBLIC.items()
        if name.startswith("anncourse.training.losses.")
        or (
            inspect.isclass(thing)
            and issubclass(thing, ann.Layer | ann.Optimizer)
        )
        if not SOURCE.search(inspect.getdoc(thing))
    }
    assert without == NO_SOURCE.keys()
