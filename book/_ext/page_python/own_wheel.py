"""The package as a wheel for the page: without what only one's own machine can use.

It is made by each build, in a moment and always the same, so the page runs the very
code that its chapters were run with.
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from pathlib import Path
from typing import Any

NAME = "anncourse"
# Live figures answer where they stand, and nobody grades in a page.
LEFT_OUT = ("widgets", "grading")
ALWAYS = (1980, 1, 1, 0, 0, 0)


def project(root: Path) -> dict[str, Any]:
    """Return what pyproject.toml says of the package."""
    text = (root / "pyproject.toml").read_text("utf-8")
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


def files(root: Path) -> dict[str, bytes]:
    """Return the wheel's files by their names in it."""
    about = project(root)
    package = root / NAME
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(package).parts[0] not in LEFT_OUT
    }
    info = f"{NAME}-{about['version']}.dist-info"
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {NAME}",
        f"Version: {about['version']}",
        *(f"Project-URL: {k}, {v}" for k, v in about["urls"].items()),
    ]
    found[f"{info}/METADATA"] = "\n".join([*lines, ""]).encode()
    found[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    record = "".join(f"{name},,\n" for name in found)
    found[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    return found


def own_wheel(root: Path) -> bytes:
    """Return the wheel."""
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as z:
        for name, data in files(root).items():
            z.writestr(
                zipfile.ZipInfo(name, ALWAYS), data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
