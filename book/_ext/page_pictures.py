"""Pictures that a directive draws while a page is read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sphinx.environment import BuildEnvironment


def save_picture(env: BuildEnvironment, data: bytes) -> str:
    """Write a PNG; return its path seen from the page that is being read.

    Its name is a hash of what is in it: equal pictures are one file, and a page
    whose picture has not changed is not written again.
    """
    name = hashlib.sha256(data).hexdigest() + ".png"
    target = Path(env.mystnb_config.output_folder, name)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    here = Path(env.doc2path(env.docname)).parent
    return Path(os.path.relpath(target, here)).as_posix()
