"""Each usual claim has its place in a chapter, or waits for one by name."""

import tomllib
from typing import Any

import pytest

from tests.notebooks.chapter import ROOT, chapters

FILE = ROOT / "book" / "claims.toml"
CLAIMS: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))[
    "claim"
]
# The course answers these; a row that went missing would answer nothing.
TOPICS = (
    "structure",
    "synapses",
    "where it learns",
    "layers",
    "threshold and rate",
    "plasticity",
    "training",
    "feedforward",
    "convolutional",
    "modular",
    "radial basis function",
    "recurrent",
    "social media",
    "marketing",
    "healthcare",
    "personal assistants",
    "conclusion",
)
LAST = 19

each = pytest.mark.parametrize(
    "claim", CLAIMS, ids=lambda claim: claim["topic"]
)


def test_no_claim_is_missing() -> None:
    assert tuple(claim["topic"] for claim in CLAIMS) == TOPICS


@each
def test_a_claim_says_both_sides(claim: dict[str, Any]) -> None:
    for side in ("usual", "course"):
        assert claim[side].endswith("."), f"{claim['topic']}: write {side}."


@each
def test_a_claim_is_covered_or_waits(claim: dict[str, Any]) -> None:
    """As soon as its chapter is there, a row that waits names the heading."""
    there = {chapter.number: chapter for chapter in chapters()}
    if "open" in claim:
        number = claim["open"]
        assert {"chapter", "heading"} & claim.keys() == set()
        assert number.isdigit()
        assert 1 <= int(number) <= LAST
        assert number not in there, (
            f"claims.toml, {claim['topic']}: chapter {number} is there. Put "
            f'chapter = "{number}" and the heading that covers it in place '
            "of open."
        )
        return
    assert claim["chapter"] in there, (
        f"claims.toml, {claim['topic']}: there is no chapter "
        f'{claim["chapter"]}; write open = "{claim["chapter"]}".'
    )
    headings = [text for _, text in there[claim["chapter"]].headings()]
    assert claim["heading"] in headings, (
        f"claims.toml, {claim['topic']}: chapter {claim['chapter']} has no "
        f"heading “{claim['heading']}”; it has {headings}."
    )
