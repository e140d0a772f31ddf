"""Build the book into _build/html; a warning is an error."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "_build" / "html" / "index.html"
READ_BEFORE = ROOT / "_build" / ".doctrees" / "environment.pickle"


def build() -> int:
    """Run Jupyter Book and return its exit code."""
    program = Path(sys.executable).with_name("jupyter-book")
    strict = ["--warningiserror", "--nitpick", "--keep-going"]
    return subprocess.run(
        [program, "build", ".", *strict],
        cwd=ROOT,
        env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
        check=False,
    ).returncode


def main() -> int:
    """Build, then say how to open the book or what to do about a warning."""
    began = time.monotonic()
    code = build()
    if code:
        # A page that was read is not read again, so its warning would be
        # silent in the next build. Forget what was read.
        READ_BEFORE.unlink(missing_ok=True)
        print("The book was not built: mend the warnings above.")
        return code
    print(f"Built in {time.monotonic() - began:.0f} s.")
    print(f"Open it: {PAGE}")
    print("Or serve it: make serve")
    return 0


if __name__ == "__main__":
    sys.exit(main())
