"""Chapters are executed again when the package they import has changed.

jupyter-cache knows a notebook by its code alone. So the cache's folder is
named by a hash of the package and of the pins: a changed package starts an
empty cache, and a page never shows a stale output. No chapter calls the
grader, and a figure's module is put in when its page is written
(`fresh_modules`): they are no part of the hash.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config


def ingredients(root: Path) -> Iterator[Path]:
    """Yield every file whose change may change a chapter's output."""
    package = root / "anncourse"
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).parts
        if inside[0] != "grading" and "node_modules" not in inside:
            yield path
    yield from sorted((package / "datasets" / "files").glob("*"))
    yield root / "requirements.txt"


def package_digest(root: Path) -> str:
    """Return a short hash of names and contents of the ingredients."""
    digest = hashlib.sha256()
    for path in ingredients(root):
        if not path.is_file():
            continue
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def choose_cache(app: Sphinx, config: Config) -> None:
    """Set the cache's folder and let kernels import the package."""
    root = Path(app.srcdir)
    cache = (
        Path(app.outdir).parent / ".jupyter_cache" / package_digest(root)
    )
    cache.parent.mkdir(parents=True, exist_ok=True)
    config.nb_execution_cache_path = str(cache)
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    inherited = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if str(root) not in inherited:
        paths = [str(root), *filter(None, inherited)]
        os.environ["PYTHONPATH"] = os.pathsep.join(paths)


def setup(app: Sphinx) -> dict[str, bool]:
    """Choose the cache as soon as the configuration is known."""
    app.connect("config-inited", choose_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
