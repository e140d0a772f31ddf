"""The assistant's networks and words, as the figure brings them along."""

from __future__ import annotations

import json
from functools import cache

from anncourse.assistant.bag import Bag
from anncourse.assistant.learning import stored
from anncourse.assistant.spelling import vocabulary
from anncourse.assistant.tagging import TAGS
from anncourse.datasets.sentences import INTENTS, word_families
from anncourse.widgets.spelled import MIDDLE, spelled


@cache
def brought() -> str:
    """Return all that a page needs to answer as the package does."""
    nets = stored()
    known: dict[int, list[str]] = {}
    for word, count in sorted(vocabulary().items()):
        known.setdefault(count, []).append(word)
    families = word_families().items()
    parts = {
        "intents": _written(nets.intents),
        "tags": _written(nets.tags),
        "intentNames": INTENTS,
        "tagNames": TAGS,
        "families": {name: " ".join(found) for name, found in families},
        "known": {n: " ".join(found) for n, found in known.items()},
    }
    return json.dumps(parts, separators=(",", ":"), ensure_ascii=False)


def _written(net: Bag) -> dict[str, object]:
    whole, step = net.whole()
    letters = spelled(whole + MIDDLE)
    return {"W": letters, "step": step.tolist(), "b": net.b.tolist()}
