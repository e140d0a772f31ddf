"""What the figures of a page ask is tried before the page is published.

The page's own judges, in node, carry out what the author says a reader does: a bet
is answered by its figure, a goal is reached by its solution, no two figures of a page
ask the same. What is wrong is a warning, and a warning stops the build.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from katex_process import node_binary
from sphinx.application import Sphinx
from sphinx.util import logging

SCRIPT = Path(__file__).with_name("questions.mjs")
logger = logging.getLogger(__name__)

# {"widget": class, "asks": what it asks, "state": its traits}
Asked = dict[str, Any]


def asked(widget: str, state: dict[str, Any]) -> Asked:
    """Return what is known of a figure: its class, what it asks, its traits."""
    traits = {
        name: value
        for name, value in state.items()
        if not name.startswith("_") and name != "asks"
    }
    return {"widget": widget, "asks": state["asks"], "state": traits}


def faults(figures: Sequence[Asked]) -> list[list[str]]:
    """Return what is wrong with each figure of a page, in words to its author.

    Parameters
    ----------
    figures
        All figures of one page, in order.
    """
    found = [list(_unnamed(figure)) for figure in figures]
    for place, figure in enumerate(figures):
        found[place] += _twice(figure, figures)
    for place, more in enumerate(_tried(figures)):
        found[place] += more
    return found


def _unnamed(figure: Asked) -> Iterator[str]:
    asks = figure["asks"]
    if not asks["id"]:
        yield 'has no id; write id="..." by which a link can name it.'
    if figure["widget"] == "Quiz":
        return
    for name in ("title", "caption"):
        if not asks[name]:
            yield f'has no {name}; write {name}="...".'


def _twice(figure: Asked, figures: Sequence[Asked]) -> list[str]:
    said = []
    asks = figure["asks"]
    ids = Counter(other["asks"]["id"] for other in figures)
    if asks["id"] and ids[asks["id"]] > 1:
        said.append(
            "has an id that another figure of this page has; write a new one."
        )
    for part in ("bet", "goal"):
        texts = [
            other["asks"][part]["question"]
            for other in figures
            if other["asks"][part]
        ]
        if asks[part] and texts.count(asks[part]["question"]) > 1:
            said.append(
                f"asks in its {part} what another figure of this page asks; "
                "ask what the text around it asks, or nothing."
            )
    return said


def _tried(figures: Sequence[Asked]) -> list[list[str]]:
    asking = any(f["asks"]["bet"] or f["asks"]["goal"] for f in figures)
    if not asking:
        return [[] for _ in figures]
    done = subprocess.run(
        [node_binary(), str(SCRIPT)],
        input=json.dumps(figures),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(
            f"node stopped while trying questions:\n{done.stderr}"
        )
    answer: list[list[str]] = json.loads(done.stdout)
    return answer


def try_page(app: Sphinx, doctree: nodes.document) -> None:
    """Try all figures of a page that has been read."""
    frames = [
        node for node in doctree.findall(nodes.Element) if "asked" in node
    ]
    # The page's source keeps what was asked; its tree need not.
    figures = [frame.attributes.pop("asked") for frame in frames]
    for frame, figure, said in zip(
        frames, figures, faults(figures), strict=True
    ):
        who = f"figure {figure['asks']['id']!r} ({figure['widget']})"
        for fault in said:
            logger.warning("%s %s", who, fault, location=frame)


def setup(app: Sphinx) -> dict[str, bool]:
    """Try each page when it has been read."""
    app.connect("doctree-read", try_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
