"""Let every file that names a version say the next release, or follow main again."""

import datetime
import re
from pathlib import Path

from commands import address
from commands.release import changelog
from commands.release.agreement import VERSION

PROJECT = re.compile(r'(?m)^version = ".*"$')
CITATION = re.compile(r"(?m)^version: .*\n(date-released: .*\n)?")


def prepare(version: str, day: datetime.date) -> list[str]:
    """Write the version everywhere; return the files that changed."""
    if not VERSION.fullmatch(version):
        raise SystemExit(
            f"A version looks like 1.2.3, got {version!r}. After a release, "
            "`make release VERSION=main` lets the notebooks follow main again."
        )
    old = (address.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    texts = {
        "CHANGELOG.md": changelog.closed(old, version, str(day)),
        "CITATION.cff": CITATION.sub(
            f"version: {version}\ndate-released: {day}\n",
            _read(address.ROOT / "CITATION.cff"),
        ),
        "pyproject.toml": PROJECT.sub(
            f'version = "{version}"', _read(address.ROOT / "pyproject.toml")
        ),
    }
    for name, text in texts.items():
        (address.ROOT / name).write_text(text, encoding="utf-8")
    return [*texts, *address.write(address.configured(), f"v{version}")]


def onward() -> list[str]:
    """Let notebooks and links follow main again; return the files that changed."""
    return address.write(address.configured(), address.MAIN)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
