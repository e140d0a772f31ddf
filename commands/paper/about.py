"""What the printed book says of itself: names, version, license, date."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml


@dataclass(frozen=True)
class About:
    """The words of the title page."""

    title: str
    authors: str
    version: str
    code_license: str
    address: str
    moment: datetime | None

    @property
    def date(self) -> str:
        """Return the day of the source, as it is read; empty if nobody knows it."""
        if self.moment is None:
            return ""
        return f"{self.moment.day} {self.moment:%B %Y}"


def source_moment(root: Path) -> datetime | None:
    """Return when the source was last changed, whatever the clock says now."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        said = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        # A folder that was unpacked has no history.
        given = said.stdout.strip() if said.returncode == 0 else ""
    if not given:
        return None
    if not given.isdigit():
        raise SystemExit(
            f"SOURCE_DATE_EPOCH must be whole seconds since 1970, got {given!r}."
        )
    return datetime.fromtimestamp(int(given), UTC)


def read(root: Path) -> About:
    """Return what _config.yml and CITATION.cff say."""
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    return About(
        title=config["title"],
        authors=", ".join(_name(each) for each in citation["authors"]),
        version=str(citation["version"]),
        code_license=citation["license"],
        address=citation["url"].rstrip("/"),
        moment=source_moment(root),
    )


def _name(author: dict[str, str]) -> str:
    if "name" in author:
        return author["name"]
    return f"{author['given-names']} {author['family-names']}"
