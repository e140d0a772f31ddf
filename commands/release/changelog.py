"""The sections of CHANGELOG.md: what is not released, and what each release changed."""

import re

UNRELEASED = "## Unreleased\n"
RELEASE = re.compile(r"(?m)^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$")


def section(text: str, version: str) -> tuple[str, str] | None:
    """Return the day of a release and what it changed, if there is a section for it."""
    for found in RELEASE.finditer(text):
        if found[1] == version:
            return found[2], _until_the_next(text[found.end() :])
    return None


def closed(text: str, version: str, day: str) -> str:
    """Return the text with what is not released as the section of a release."""
    _, heading, below = text.partition(UNRELEASED)
    if not heading:
        raise SystemExit(
            'CHANGELOG.md needs a line "## Unreleased" above what is new.'
        )
    if section(text, version):
        raise SystemExit(
            f"CHANGELOG.md has a section for {version} already: "
            "take the next number."
        )
    if not _until_the_next(below):
        raise SystemExit(
            'CHANGELOG.md says nothing under "## Unreleased": '
            "a release needs a line of what changed."
        )
    return text.replace(
        UNRELEASED, f"{UNRELEASED}\n## {version} - {day}\n", 1
    )


def _until_the_next(below: str) -> str:
    return re.split(r"(?m)^## ", below, maxsplit=1)[0].strip()
