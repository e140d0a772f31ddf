"""Wheels that a build makes itself, in a moment and always the same.

The package, without what only one's own machine can use: so the page runs the very code
that its chapters were run with. And what chapters take from libraries that the page's
Python does not bring along (borrowed.py).
"""

from __future__ import annotations

import hashlib
import io
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "anncourse"
# Live figures answer where they stand, and nobody grades in a page.
LEFT_OUT = ("widgets", "grading")
ALWAYS = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Wheel:
    """A wheel's bytes, and what a lock says of it."""

    name: str
    version: str
    imports: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Return the hash that a browser is to find."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def file(self) -> str:
        """Return its name, which says what is in it, as caches need."""
        # A wheel's build tag begins with a digit.
        tag = f"0{self.sha256[:10]}"
        return f"{self.name}-{self.version}-{tag}-py3-none-any.whl"


def packed(
    name: str,
    version: str,
    files: Mapping[str, bytes],
    *,
    imports: str = "",
    about: Iterable[str] = (),
) -> Wheel:
    """Return files as a wheel; `about` are more lines of its metadata."""
    info = f"{name}-{version}.dist-info"
    lines = (
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *about,
        "",
    )
    inside = {
        **files,
        f"{info}/METADATA": "\n".join(lines).encode(),
        f"{info}/WHEEL": (
            b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
    }
    record = "".join(f"{one},,\n" for one in inside)
    inside[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as archive:
        for one, data in inside.items():
            entry = zipfile.ZipInfo(one, ALWAYS)
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return Wheel(name, version, imports or name, out.getvalue())


def project(root: Path) -> dict[str, Any]:
    """Return what pyproject.toml says of the package."""
    text = (root / "pyproject.toml").read_text("utf-8")
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


def own_wheel(root: Path) -> Wheel:
    """Return the package of a repository."""
    about = project(root)
    package = root / NAME
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(package).parts[0] not in LEFT_OUT
    }
    links = (f"Project-URL: {k}, {v}" for k, v in about["urls"].items())
    return packed(NAME, about["version"], found, about=links)
