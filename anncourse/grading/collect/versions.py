"""A student's notebooks of one assignment: the latest counts, and none is thrown away.

The others lie beside it in ``earlier/``, named after their content.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from anncourse.grading.course.handed_in import (
    ABOUT,
    TIMESTAMP,
    about,
    handed_in,
)
from anncourse.whole_files import write_whole


@dataclass(frozen=True)
class Sent:
    """A notebook that came.

    Attributes
    ----------
    content : bytes
        What is in it.
    when : float
        When it was handed in, in seconds since 1970.
    where : str
        Its path, fit to be shown.
    late : bool
        Whether the LMS said so.
    """

    content: bytes
    when: float
    where: str
    late: bool


def keep(
    folder: Path, assignment: str, sent: list[Sent], trouble: list[str]
) -> tuple[bool | None, str]:
    """Write the latest notebook into a student's folder, and the others beside it.

    Parameters
    ----------
    folder : Path
        The student's, of this assignment; what lies there is one of the notebooks.
    assignment : str
        Its name.
    sent : list of Sent
        What came; nothing, if all was refused.
    trouble : list of str
        What else the teacher will read beside the result.

    Returns
    -------
    taken : bool or None
        Whether another notebook counts now than before; None if there is none at all.
    several : str
        Which of several different ones counts; nothing, if there is only one.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    here, place = about(folder), folder / f"{assignment}.ipynb"
    before, good = _read(place), list(sent)
    if before is not None:
        then = handed_in(folder)
        when = then.timestamp() if then else 0.0
        late = here["late"] is True
        good.append(Sent(before, when, "the one here before", late))
    # Of equal times the one with the expected name counts, then the last.
    good.sort(
        key=lambda s: (
            int(s.when),
            s.where.endswith(place.name),
            s.content == before,
        )
    )
    several, notes = "", list(trouble)
    different = {one.content: one for one in good}
    if len(different) > 1:
        names = ", ".join(one.where for one in different.values())
        several = f"{len(different)} different notebooks: {names}; the latest counts."
        notes.append(several)
    for one in good[:-1]:
        if one.content != good[-1].content:
            name = hashlib.sha256(one.content).hexdigest()[:16] + ".ipynb"
            write_whole(folder / "earlier" / name, one.content)
    if good and good[-1].content == before:
        return False, several
    chosen = good[-1] if good else None
    entry = {"notes": notes, "late": bool(chosen and chosen.late)}
    write_whole(folder / ABOUT, json.dumps(entry, indent=1).encode())
    if chosen is None:
        return None, several
    moment = datetime.fromtimestamp(chosen.when, UTC)
    text = f"{moment:%Y-%m-%d %H:%M:%S} UTC\n"
    write_whole(folder / TIMESTAMP, text.encode())
    write_whole(place, chosen.content)
    return True, several


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
