"""Say where a tag and the files that name a version do not agree."""

import re
import tomllib

import nbformat
import yaml

from commands import address
from commands.release import changelog

VERSION = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")


def disagreements(tag: str) -> list[str]:
    """Return a sentence for each file that does not say what the tag says."""
    version = tag.removeprefix("v")
    if not (tag.startswith("v") and VERSION.fullmatch(version)):
        return [f"A release's tag looks like v1.2.3, got {tag!r}."]
    found = [_packages_version(version), _citations_version(version)]
    found += [_changelogs_section(version), *_what_is_installed(tag)]
    return [sentence for sentence in found if sentence]


def _packages_version(version: str) -> str:
    text = (address.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)["project"]["version"]
    return _different("pyproject.toml", said, version)


def _citations_version(version: str) -> str:
    text = (address.ROOT / "CITATION.cff").read_text(encoding="utf-8")
    said = str(yaml.safe_load(text)["version"])
    return _different("CITATION.cff", said, version)


def _different(file: str, said: str, version: str) -> str:
    if said == version:
        return ""
    return f"{file} says version {said}, the tag says {version}."


def _changelogs_section(version: str) -> str:
    text = (address.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    wanted = f'"## {version} - " and the day'
    found = changelog.section(text, version)
    if found is None:
        return f"CHANGELOG.md has no section {wanted}."
    return "" if found[1] else f"CHANGELOG.md has nothing under {wanted}."


def _what_is_installed(tag: str) -> list[str]:
    """Say which notebooks would install another version on Colab."""
    said = address.branch()
    found = []
    if said != tag:
        found.append(f"_config.yml says branch {said}, the tag is {tag}.")
    wanted = address.first_cell(address.configured(), tag)
    for path in sorted((address.ROOT / "notebooks").rglob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        if not cells or cells[0].source != wanted:
            found.append(
                f"The first cell of {path.name} installs not {tag}."
            )
    return found
