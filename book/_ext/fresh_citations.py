"""A changed bibliography writes every page again.

A citation is set from the bibliography when its page is written. Sphinx does
not see that a page depends on it, so the file's hash is part of the
configuration for writing.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config


def note_bibliography(app: Sphinx, config: Config) -> None:
    """Keep a hash of the bibliography's files."""
    digest = hashlib.sha256()
    for name in config.bibtex_bibfiles:
        digest.update(Path(app.srcdir, name).read_bytes())
    config.bibliography_digest = digest.hexdigest()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hash."""
    app.add_config_value("bibliography_digest", "", "html", types=[str])
    app.connect("config-inited", note_bibliography)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
