"""Figures are counted in their chapter: Figure 2.1 is the first one of chapter 02.

Sphinx counts through the whole book, so that a new figure in chapter 02 would rename
all figures after it. What Sphinx has counted is kept beside, for it to compare with
at the next build.
"""

from __future__ import annotations

import re

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

CHAPTER = re.compile(r"(?:.*/)?(\d\d)-[^/]*")
Numbers = dict[str, dict[str, dict[str, tuple[int, ...]]]]


def counted(numbers: Numbers) -> Numbers:
    """Return the numbers of all figures, page by page.

    >>> counted({"notebooks/02-x": {"figure": {"b": (7,), "a": (8,)}}})
    {'notebooks/02-x': {'figure': {'b': (2, 1), 'a': (2, 2)}}}
    """
    return {
        page: {
            kind: {
                name: (*_chapter(page), place)
                for place, name in enumerate(names, start=1)
            }
            for kind, names in kinds.items()
        }
        for page, kinds in numbers.items()
    }


def _chapter(page: str) -> tuple[int, ...]:
    found = CHAPTER.fullmatch(page)
    return (int(found[1]),) if found else ()


def restore(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give Sphinx back what it counted, before it counts again."""
    env.toc_fignumbers = getattr(
        env, "sphinx_fignumbers", env.toc_fignumbers
    )
    return []


def count(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Count in chapters, after Sphinx has counted."""
    env.sphinx_fignumbers = env.toc_fignumbers
    env.toc_fignumbers = counted(env.toc_fignumbers)
    return []


def setup(app: Sphinx) -> dict[str, bool]:
    """Count before and after Sphinx's own collector, whose priority is 500."""
    app.connect("env-get-updated", restore, priority=400)
    app.connect("env-get-updated", count, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
