"""Judges: "<quantity> <relation> [value]", by which the page knows what is reached.

The page evaluates them: js/asking/judges.js.
"""

from __future__ import annotations

import re
from typing import Any

MEASURED = ("at least", "at most", "above", "below")
COMPARED = ("rises", "falls", "stays", "keeps")
_RELATIONS = "|".join((*MEASURED, *COMPARED, "is"))
JUDGE = re.compile(rf"(every )?(.+?) ({_RELATIONS})(?: (.+))?")
NUMBER = r"[+−-]?\d+(?:\.\d+)?"

Judge = dict[str, Any]


def number(text: str) -> float:
    """Return a typed number, whose minus may be a hyphen or a true minus sign.

    >>> number("−0.5"), number("4")
    (-0.5, 4)
    """
    value = float(text.replace("−", "-"))
    return int(value) if value.is_integer() else value


def judge(what: str, text: str) -> Judge:
    """Return a judge as data.

    A text without a relation is the name of a judge that the figure brings.

    Parameters
    ----------
    what : str
        Where it stands, for the error.
    text : str
        A quantity, a relation and, for some, a value.

    Raises
    ------
    ValueError
        If the relation lacks its value, or has one that it does not take.

    Examples
    --------
    >>> judge("done", "w2 at most -0.95")
    {'of': 'w2', 'relation': 'at most', 'value': -0.95}
    >>> judge("stage", "every input below 0")
    {'of': 'input', 'relation': 'below', 'value': 0, 'every': True}
    >>> judge("done", "output falls"), judge("stage", "all right")
    ({'of': 'output', 'relation': 'falls'}, {'judge': 'all right'})
    """
    if not text:
        raise ValueError(
            f'{what} needs a judge; write for example "output above 0.9".'
        )
    found = JUDGE.fullmatch(text)
    if found is None:
        return {"judge": text}
    every, quantity, relation, value = found.groups()
    made: Judge = {"of": quantity, "relation": relation}
    if relation in COMPARED:
        if value is not None:
            raise ValueError(
                f'{what}: "{relation}" compares with the start and takes no '
                f'value; write "{quantity} {relation}".'
            )
    else:
        made["value"] = _value(what, text, relation, value)
    return made | {"every": True} if every else made


def _value(what: str, text: str, relation: str, value: str | None) -> Any:
    if value is not None and re.fullmatch(NUMBER, value):
        return number(value)
    if value is None or relation in MEASURED:
        raise ValueError(
            f'{what}: "{relation}" needs a number; got "{text}".'
        )
    return value
