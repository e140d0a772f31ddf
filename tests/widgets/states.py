"""States of any figure, made from its traits' rules: good ones, and bad values."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.traits import (
    Choice,
    Choices,
    Entry,
    Flag,
    Line,
    Number,
    Numbers,
    Real,
    Records,
    Rule,
    Text,
)

State = dict[str, Any]
QUESTION = {
    "prompt": "You set `b` to zero. And the line?",
    "options": [
        {"text": "It vanishes.", "correct": False, "why": "Not so."},
        {
            "text": "It passes *through* 0.",
            "correct": True,
            "why": "z = 0.",
        },
    ],
}
# What a figure cannot be made without.
NEEDED: dict[str, State] = {"Quiz": {"questions": [QUESTION, QUESTION]}}
# Some values of what has no rule that says them.
CHOSEN: dict[str, list[Any]] = {
    "questions": [[QUESTION], [QUESTION, QUESTION]],
    "answers": [[], [1], [1, 0], [-1, 1]],
    # Of 18 people and 14 events; a table drawn from its rule may have two directions
    # of one length, which no method tells apart.
    "table": [
        np.random.default_rng(seed).integers(0, 2, 18 * 14).tolist()
        for seed in (0, 1)
    ],
    "expression": [
        "x * x + x",
        "tanh(x) - y ^ 3 / 4",
        "exp(-x*x) + 2",
        "7",
    ],
    "text": ["The ", "a\nb (c", "x" * 400],
    "turns": [
        [],
        ["wake me at six"],
        ["rain in Oslo?", "and in Rome"],
        [""],
    ],
}
# A number without an upper bound counts or measures something; a few are enough.
FAR = 5
LETTERS = "abcxyzαü"


def make(kind: type[CourseWidget], **state: Any) -> CourseWidget:
    """Return a figure, with what it cannot be made without."""
    return kind(**NEEDED.get(kind.__name__, {}) | state)


def rules_of(kind: type[CourseWidget]) -> dict[str, Rule]:
    """Return the rule of each trait but the gate."""
    traits = kind.class_traits()
    return {n: traits[n] for n in kind.state_names() if n != "gate"}


def good(kind: type[CourseWidget], seed: int = 0) -> Iterator[State]:
    """Yield what a figure takes, for ever: edges, zeros and numbers between."""
    rng = np.random.default_rng(seed)
    rules = {
        name: rule
        for name, rule in rules_of(kind).items()
        if not isinstance(rule, Entry) and not _counts(rule)
    }
    refused = 0
    while True:
        lengths: dict[str, int] = {}
        state = {}
        for name, rule in rules.items():
            if rng.random() < 0.75:
                length = lengths.get(getattr(rule, "same", None) or "")
                state[name] = _value(rule, rng, length)
            if name in CHOSEN:
                chosen = CHOSEN[name]
                state[name] = chosen[rng.integers(len(chosen))]
            if isinstance(state.get(name), list):
                lengths[name] = len(state[name])
        try:
            make(kind, **state)
        except ValueError:
            # Values that are good alone may not fit together.
            refused += 1
            assert refused < 1000, f"{kind.__name__} takes next to nothing"
            continue
        yield state


def _counts(rule: Rule) -> bool:
    """Say whether a trait depends on how many there are of something.

    So does how long a network has trained, where its last digits drift apart.
    """
    return any(
        getattr(rule, name, None) for name in ("places", "many", "without")
    )


def _value(rule: Rule, rng: Any, length: int | None) -> Any:
    if isinstance(rule, Choice):
        return str(rng.choice(rule.options))
    if isinstance(rule, Choices):
        some = rng.permutation(rule.options)
        return [
            str(word) for word in some[: rng.integers(1, len(some) + 1)]
        ]
    if isinstance(rule, Flag):
        return bool(rng.integers(2))
    if isinstance(rule, Number):
        return _number(rule, rng)
    if isinstance(rule, Numbers):
        most = min(rule.longest, rule.shortest + FAR)
        n = length or int(rng.integers(rule.shortest, most + 1))
        return [_number(rule.entry, rng) for _ in range(n)]
    if isinstance(rule, Records):
        n = length or int(rng.integers(1, FAR))
        return [_entry(rule.schema, rng) for _ in range(n)]
    return rule.default_value


def _number(rule: Number | Real, rng: Any) -> float:
    low = rule.low if math.isfinite(rule.low) else -FAR
    high = rule.high if math.isfinite(rule.high) else low + FAR
    if rule.integer:
        return int(rng.choice([low, high, rng.integers(low, high + 1)]))
    inside = rng.uniform(low, high)
    zero = 0.0 if low <= 0 <= high else inside
    return float(
        rng.choice([low, high, zero, round(inside, 1), inside, inside])
    )


def _entry(schema: Any, rng: Any) -> Any:
    if isinstance(schema, Text):
        n = rng.integers(schema.shortest, min(schema.longest, 9) + 1)
        return "".join(rng.choice(list(LETTERS), n))
    if isinstance(schema, Real):
        return _number(schema, rng)
    return [_entry(part, rng) for part in schema]


def edges(rule: Rule) -> list[Any]:
    """Return the outermost values that a rule takes by itself."""
    if isinstance(rule, Entry):
        return []
    if isinstance(rule, Number):
        return [x for x in (rule.low, rule.high) if math.isfinite(x)]
    if isinstance(rule, Choice):
        return list(rule.options)
    if isinstance(rule, Choices):
        return [[rule.options[0]], list(rule.options)]
    if isinstance(rule, Flag):
        return [True, False]
    return []


def bad(rule: Rule, now: Any) -> list[Any]:
    """Return values that a rule refuses, where the state holds ``now``."""
    if isinstance(rule, Number):
        return _bad_numbers(rule)
    if isinstance(rule, Choice):
        return ["no such word", "", None, 3, True, [rule.options[0]]]
    if isinstance(rule, Choices):
        one = rule.options[0]
        return [[], [one, one], [one, "no such word"], one, None, [1], {}]
    if isinstance(rule, Flag):
        return [1, 0, "yes", None, []]
    if isinstance(rule, Line):
        strange = "x *" if rule.letters is None else "é"
        return ["", "x" * (rule.longest + 1), 3, None, True, ["x"], strange]
    if isinstance(rule, Numbers):
        return _bad_lists(rule, now)
    if isinstance(rule, Records):
        wrong: list[Any] = ["x", 3, None, [None], [[]], [True]]
        if rule.longest is not None:
            rng = np.random.default_rng(0)
            row = _entry(rule.schema, rng)
            wrong.append([row] * (rule.longest + 1))
        return wrong + ([[*now, now[0]]] if rule.same else [])
    return []


def _bad_numbers(rule: Number) -> list[Any]:
    found = [math.nan, math.inf, -math.inf, "1", "", None, True, [1], {}]
    if math.isfinite(rule.low):
        found += [rule.low - 1, math.nextafter(rule.low, -math.inf)]
    if math.isfinite(rule.high):
        found += [rule.high + 1, math.nextafter(rule.high, math.inf)]
    whole = rule.low if math.isfinite(rule.low) else 0
    return found + ([whole + 0.5] if rule.integer else [])


def _bad_lists(rule: Numbers, now: list[float]) -> list[Any]:
    found: list[Any] = [3, "1, 2", None, True, {}]
    entry = rule.entry
    one = entry.low if math.isfinite(entry.low) else 0
    head = list(now) or [one]
    found += [[*head[:-1], wrong] for wrong in _bad_numbers(entry)]
    if rule.same or len(now) >= rule.longest:
        found.append([*now, one])
    if rule.same or len(now) <= rule.shortest:
        found += [now[:-1]] if now else []
    if rule.places:
        found += [[-1], [10**6]]
    return found
