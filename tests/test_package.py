"""The front door: what it exports, and what it does not drag in."""

import subprocess
import sys

import anncourse as ann

HEAVY = (
    "matplotlib",
    "tqdm",
    "sklearn",
    "scipy",
    "pandas",
    "anywidget",
    "ipywidgets",
    "IPython",
    "networkx",
    "skimage",
)


def test_importing_needs_numpy_only():
    code = f"import sys, anncourse; print({HEAVY!r} & sys.modules.keys())"
    code = code.replace(repr(HEAVY), repr(set(HEAVY)))
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"


def test_all_names_are_there_and_documented():
    for name in ann.__all__:
        assert getattr(ann, name).__doc__, name


def test_the_docstring_names_what_is_exported():
    contents = ann.__doc__
    layers = [
        name
        for name in ann.__all__
        for thing in [getattr(ann, name)]
        if isinstance(thing, type) and issubclass(thing, ann.Layer)
    ]
    assert [name for name in layers if name not in contents] == []
    plain = [name for name in ann.__all__ if name[0].islower()]
    assert [name for name in plain if name not in contents] == [
        "gradcheck_loss"
    ]
