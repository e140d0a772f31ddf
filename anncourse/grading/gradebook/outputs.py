"""What stands below a student's code for the person who judges it.

Text as it was handed in; pictures as the code drew them when it was graded, and those
that were handed in only where it drew none. Of other outputs, such as HTML, nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from anncourse.grading.course.course import Course
from anncourse.grading.course.results import Result
from anncourse.grading.release.notebook_file import Raw

PICTURES = ("image/png", "image/jpeg")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
GRADED = "When this was graded: "
NOT_DRAWN = "The picture came with the file. When this was graded, the code drew none."


def with_pictures(course: Course, result: Result, sha256: str) -> Result:
    """Return a result as its file has it, with what the student's code drew.

    Parameters
    ----------
    course : Course
        The folder.
    result : Result
        Of a submission; its pictures may have been left out.
    sha256 : str
        Of the file that is there now.

    Returns
    -------
    Result
        Without the errors and pictures of another file.
    """
    try:
        whole = Result.read(
            course.result(result.assignment, result.student)
        )
    except (OSError, ValueError):
        whole = result
    if whole.submission == sha256:
        return whole
    return replace(whole, cells=(), pictures=())


class Outputs:
    """The outputs of a student's cells, one after the other.

    Parameters
    ----------
    notebook : dict
        The submitted file, which `read` took.
    result : Result
        Of just this file.
    """

    def __init__(self, notebook: Any, result: Result) -> None:
        self._sent = _sent(notebook)
        self._errors = iter(result.cells)
        self._drawn = iter(result.pictures)

    def next(self, source: str) -> list[Raw]:
        """Return what stands below the next of the student's cells.

        Parameters
        ----------
        source : str
            Its text.

        Returns
        -------
        list of dict
            Outputs in the format of a notebook.
        """
        sent, error = self._sent.get(source, []), next(self._errors, "")
        drawn = next(self._drawn, None)
        pictures = [one for one in sent if _has_picture(one)]
        if drawn:
            sent = [one for one in sent if not _has_picture(one)]
            sent += [_display({"image/png": picture}) for picture in drawn]
        elif pictures and drawn is not None:
            sent = [*sent, _line(NOT_DRAWN)]
        return [*sent, _line(GRADED + error)] if error else sent


def _sent(notebook: Any) -> dict[str, list[Raw]]:
    """Return the outputs of each cell, by the cell's text."""
    found = {}
    for cell in notebook["cells"]:
        if isinstance(cell, dict) and isinstance(cell.get("outputs"), list):
            shown = [
                _harmless(raw)
                for raw in cell["outputs"]
                if isinstance(raw, dict)
            ]
            found[_joined(cell.get("source"))] = [
                one for one in shown if one
            ]
    return found


def _harmless(raw: Raw) -> Raw:
    if raw.get("output_type") == "stream":
        return _line(_joined(raw.get("text")))
    data = raw.get("data")
    if not isinstance(data, dict):
        return {}
    kept = {"text/plain": _joined(data.get("text/plain"))}
    for kind in PICTURES:
        picture = _joined(data.get(kind))
        if picture and BASE64.fullmatch(picture):
            kept[kind] = picture
    return _display(kept)


def _has_picture(output: Raw) -> bool:
    return bool(set(PICTURES) & set(output.get("data", ())))


def _display(data: Raw) -> Raw:
    return {"output_type": "display_data", "data": data, "metadata": {}}


def _line(text: str) -> Raw:
    return {"output_type": "stream", "name": "stdout", "text": text}


def _joined(text: Any) -> str:
    lines = text if isinstance(text, list) else [text]
    return "".join(line for line in lines if isinstance(line, str))
