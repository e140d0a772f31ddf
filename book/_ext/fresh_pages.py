"""Pages follow what they depend on and Sphinx does not watch.

A citation is set from the bibliography when its page is written, so a changed
bibliography writes all pages again. These extensions take part in reading, so
a changed extension reads all sources again; notebooks come from their cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

EXTENSIONS = Path(__file__).parent


def digest(paths: Iterable[Path]) -> str:
    """Return a hash of the contents of files."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()


def note(app: Sphinx, config: Config) -> None:
    """Keep both hashes in the configuration, which Sphinx does watch."""
    config.bibliography_digest = digest(
        Path(app.srcdir, name) for name in config.bibtex_bibfiles
    )
    sources = [
        path
        for path in EXTENSIONS.rglob("*.*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    config.extensions_digest = digest(sorted(sources))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hashes: one for writing, one for reading."""
    app.add_config_value("bibliography_digest", "", "html", types=[str])
    app.add_config_value("extensions_digest", "", "env", types=[str])
    app.connect("config-inited", note)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
