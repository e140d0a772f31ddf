"""Questions on paper: options with letters, and the answers where a chapter ends."""

import json
import re
from html import escape
from string import ascii_lowercase
from typing import Any

from bs4 import BeautifulSoup, Tag

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
OWN = "application/vnd.anncourse.widget+json"
MARKED = re.compile(r"`([^`]+)`|(?<![\w*])\*(?=\S)([^*]*[^*\s])\*(?![\w*])")
# A number that the figure itself puts into its words.
BLANK = re.compile(r"\{[^}]+\}")


def states(page: BeautifulSoup) -> dict[str, Any]:
    """Return the figures' states that a chapter keeps, by model."""
    found: dict[str, Any] = {}
    for script in page.find_all("script", type=STATE):
        data = json.loads(script.string or "{}")
        found |= {name: e["state"] for name, e in data["state"].items()}
        for name, shared in data.get("again", {}).items():
            for trait, holder in shared.items():
                found[name][trait] = found[holder][trait]
    return found


def state(figure: Tag, kept: dict[str, Any]) -> dict[str, Any]:
    """Return the state that a figure begins with: beside it, or named there."""
    own = figure.find("script", type=OWN)
    if own:
        return dict(json.loads(own.string or "{}")["state"])
    view = figure.find("script", type=VIEW)
    model = json.loads(view.string or "{}")["model_id"] if view else ""
    return dict(kept.get(model, {}))


def marked(text: str) -> str:
    """Return a sentence as HTML: `code` and *stress* are all its marks."""

    def tag(match: re.Match[str]) -> str:
        code, stressed = match.groups()
        if code:
            return f'<code class="literal">{code}</code>'
        return f"<em>{stressed}</em>"

    return MARKED.sub(tag, escape(text, quote=False))


def asked(questions: list[dict[str, Any]], first: int) -> str:
    """Return questions as a list that goes on from a number."""
    items = "".join(
        f"<li><p>{marked(each['prompt'])}</p>{_options(each)}</li>"
        for each in questions
    )
    return f'<ol class="paper-quiz" start="{first}">{items}</ol>'


def _options(question: dict[str, Any]) -> str:
    options = "".join(
        f"<li>{marked(option['text'])}</li>"
        for option in question["options"]
    )
    return f'<ol type="a">{options}</ol>'


def answered(questions: list[dict[str, Any]]) -> str:
    """Return the answers: the right letter first, then what the others overlook."""
    items = "".join(f"<li>{_answer(each)}</li>" for each in questions)
    return f'<ol class="paper-answers">{items}</ol>'


def _answer(question: dict[str, Any]) -> str:
    letters = zip(ascii_lowercase, question["options"], strict=False)
    # Sorting keeps the order of the wrong ones.
    ranked = sorted(letters, key=lambda pair: not pair[1]["correct"])
    (letter, right), *others = ranked
    said = f"<p><strong>{letter}</strong> {marked(right['why'])}</p>"
    wrong = " ".join(
        f"<span><b>{other}</b> {marked(option['why'])}</span>"
        for other, option in others
    )
    return said + f'<p class="others">{wrong}</p>' * bool(wrong)


def to_try(asks: dict[str, Any]) -> str:
    """Return what a figure asks a reader who goes to its address."""
    bet, goal = asks.get("bet") or {}, asks.get("goal") or {}
    # Without the figure, its numbers are unknown: such a bet is made there.
    words = [
        f"<b>{name}</b> {marked(one['question'])}"
        for name, one in (("Bet first:", bet), ("Challenge:", goal))
        if one.get("question") and not BLANK.search(one["question"])
    ]
    return "".join(f'<p class="to-try">{each}</p>' for each in words)
