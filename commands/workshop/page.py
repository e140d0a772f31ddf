"""Make the page that shows one figure alone, from its Python side as it is now.

Run in a process of its own after each change: `python -m commands.workshop.page NAME`
prints the page, or fails with Python's own words. The examples are those of the
reference pages; a figure without any is shown as it comes.
"""

import base64
import html
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from anncourse import widgets
from anncourse.widgets.base import SHARED, CourseWidget

ROOT = Path(__file__).parents[2]
OWN = "application/vnd.anncourse.widget+json"
LIVE = re.compile(r"^```\{live\} (\w+)\n(.*?)^```$", re.M | re.S)
STYLES = ("tokens", "text", "figures")
PAGE = Path(__file__).with_name("figure.html")
FIGURE = """<figure><div class="ann-figure" data-widget="{name}" data-figure="{id}">
<script type="{own}">{state}</script></div>
<figcaption><b>{title}</b> <span>{caption}</span></figcaption>
<details><summary>Without JavaScript</summary><p>{sentence}</p>
<img alt="" src="data:image/png;base64,{picture}"></details></figure>
"""


def examples(name: str) -> list[CourseWidget]:
    """Return the figure as the reference pages show it, or as it comes."""
    kind = getattr(widgets, name)
    texts = [
        path.read_text("utf-8")
        for path in sorted((ROOT / "book").rglob("*.md"))
    ]
    taken = [
        yaml.safe_load(given) or {}
        for text in texts
        for found, given in LIVE.findall(text)
        if found == name
    ]
    return [kind(**traits) for traits in taken or [{}]]


def faults(name: str, figures: list[CourseWidget]) -> list[str]:
    """Return what the build would say of the questions."""
    if not any(f.asks["bet"] or f.asks["goal"] for f in figures):
        return []
    sys.path.insert(0, str(ROOT / "book" / "_ext"))
    import questions

    asked = [
        questions.asked(name, figure.page_state()) for figure in figures
    ]
    return [
        f"{name} {figure.asks['id']!r} {fault}"
        for figure, found in zip(
            figures, questions.faults(asked), strict=True
        )
        for fault in found
    ]


def _figure(name: str, figure: CourseWidget) -> str:
    state = json.dumps({"state": figure.page_state()})
    texts = {
        "id": figure.asks["id"],
        "title": figure.asks["title"],
        "caption": figure.asks["caption"],
        "sentence": figure.describe(),
    }
    return FIGURE.format(
        name=name,
        own=OWN,
        state=state.replace("<", "\\u003c"),
        picture=base64.b64encode(figure.png()).decode("ascii"),
        **{key: html.escape(text) for key, text in texts.items()},
    )


def page(name: str, figures: list[CourseWidget]) -> str:
    """Return the page with these figures."""
    css = ROOT / "book" / "_assets" / "css"
    scripts = [*SHARED, "widget-host"]
    parts = {
        "NAME": name,
        "STYLE": "\n".join(
            (css / f"{part}.css").read_text("utf-8") for part in STYLES
        ),
        "FIGURES": "".join(_figure(name, figure) for figure in figures),
        "SCRIPTS": "".join(
            f'<script src="{part}.js"></script>' for part in scripts
        ),
    }
    text = PAGE.read_text("utf-8")
    return re.sub("|".join(parts), lambda match: parts[match[0]], text)


def main(name: str) -> int:
    """Print the page; a question that does not hold is a fault."""
    figures = examples(name)
    made: dict[str, Any] = {
        "page": page(name, figures),
        "faults": faults(name, figures),
    }
    print(json.dumps(made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
