"""Marked parts of a teacher's cell: solutions, hidden tests, mark schemes; canaries.

A marked part begins at a line that holds ``BEGIN`` and its kind, as in ``### BEGIN
HIDDEN TESTS``, and ends at one that holds ``END`` and its kind: nbgrader's own marks.

A canary is a comment with a random number, one in each hidden block. No one else writes
that number, so where it turns up, a hidden test has got out.
"""

from __future__ import annotations

import re
import secrets

SOLUTION = "SOLUTION"
HIDDEN = "HIDDEN TESTS"
SCHEME = "MARK SCHEME"
CANARY = re.compile(r"#[ \t]*canary[ \t]+([0-9a-f]{32})\b")


def cut(source: str, kind: str) -> tuple[str, list[str]]:
    """Take the marked parts of one kind out of a cell.

    Parameters
    ----------
    source : str
        The cell's text.
    kind : str
        `SOLUTION`, `HIDDEN` or `SCHEME`.

    Returns
    -------
    kept : str
        The text without the parts and without their marks.
    parts : list of str
        The text of each part.

    Raises
    ------
    ValueError
        If a part begins in another, does not end, or ends without a beginning.
    """
    kept: list[str] = []
    parts: list[list[str]] = []
    inside = False
    for line in source.split("\n"):
        if f"BEGIN {kind}" in line:
            if inside:
                raise ValueError(f"BEGIN {kind} stands inside another one")
            inside = True
            parts.append([])
        elif f"END {kind}" in line:
            if not inside:
                raise ValueError(f"END {kind} comes without its BEGIN")
            inside = False
        else:
            (parts[-1] if inside else kept).append(line)
    if inside:
        raise ValueError(f"BEGIN {kind} comes without its END")
    return "\n".join(kept), ["\n".join(part) for part in parts]


def canaries(source: str) -> list[str]:
    """Return the canary of each hidden block of a cell.

    Parameters
    ----------
    source : str
        The cell's text.

    Returns
    -------
    list of str
        32 hexadecimal digits for each block.

    Raises
    ------
    ValueError
        If a block has none or two, or the marks do not fit (see `cut`).
    """
    _, blocks = cut(source, HIDDEN)
    found = [CANARY.findall(block) for block in blocks]
    if any(len(marks) > 1 for marks in found):
        raise ValueError("a hidden block has two canaries: keep one")
    if not all(found):
        raise ValueError(
            "a hidden block has no canary, a comment with a random number; "
            "`anncourse grade release` adds it"
        )
    return [marks[0] for marks in found]


def with_canaries(source: str) -> str:
    """Return a cell's text with a canary in each hidden block that has none.

    Parameters
    ----------
    source : str
        The cell's text.

    Returns
    -------
    str
        The text, with one line more for each canary added.

    Raises
    ------
    ValueError
        If the marks do not fit (see `cut`).
    """
    _, blocks = cut(source, HIDDEN)
    has_one = iter([bool(CANARY.search(block)) for block in blocks])
    lines: list[str] = []
    for line in source.split("\n"):
        lines.append(line)
        if f"BEGIN {HIDDEN}" in line and not next(has_one):
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(f"{indent}# canary {secrets.token_hex(16)}")
    return "\n".join(lines)
