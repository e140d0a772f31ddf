"""What chapters take from libraries that Python in the page does not bring along.

It is made of the libraries that the build itself uses, so nothing of it is fetched:
networkx without its tests, and of scikit-image the photographs that the course shows,
each with the license that scikit-image states.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.metadata import distribution

import numpy as np

from anncourse.datasets.photographs import PHOTOGRAPHS
from page_python.own_wheel import Wheel, packed

READ = '''"""Photographs of scikit-image, as the course shows them; nothing else of it.

{licenses}
"""

import io
import zipfile

import numpy as np


def read(name):
    """Return the pixels of a photograph."""
    with zipfile.ZipFile(__file__.replace("data.py", "pictures.npz")) as archive:
        return np.load(io.BytesIO(archive.read(name + ".npy")))


def lfw_subset():
    """Say why the faces are not here."""
    raise ImportError(
        "The faces have no stated license, so a site does not hand them out: "
        "run this cell in Colab, on Binder or on your machine."
    )


'''


@cache
def networkx() -> Wheel:
    """Return networkx, of the version that the chapters were run with."""
    found = distribution("networkx")
    files = {
        path.as_posix(): path.locate().read_bytes()
        for path in sorted(found.files or [])
        if path.suffix == ".py" or path.name.startswith("LICENSE")
        if not {"tests", "__pycache__"} & {*path.parts}
    }
    return packed("networkx", found.version, files)


@cache
def photographs() -> Wheel:
    """Return the photographs behind the names that scikit-image gives them."""
    from skimage import data  # heavy, and only for a site that has Python

    sources = dict(PHOTOGRAPHS.values())
    pictures = io.BytesIO()
    np.savez_compressed(
        pictures, **{name: getattr(data, name)() for name in sources}
    )
    text = READ.format(
        licenses="\n".join(f"{n}: {of}" for n, of in sources.items())
    )
    reads = (
        f"def {name}():\n    return read({name!r})\n\n\n"
        for name in sources
    )
    files = {
        "skimage/__init__.py": b"",
        "skimage/data.py": (text + "".join(reads)).encode(),
        "skimage/pictures.npz": pictures.getvalue(),
    }
    version = distribution("scikit-image").version
    return packed("photographs", version, files, imports="skimage")
