"""``anncourse grade``: what a teacher can say, and how trouble is told."""

from __future__ import annotations

import argparse
import errno
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from anncourse.grading import help_text, steps
from anncourse.grading.course.course import WrongUse
from anncourse.grading.run.cluster import NoWorkers
from anncourse.grading.sandbox.process import Unavailable
from anncourse.grading.terminal import say


def add(topics: Any) -> None:
    """Add ``grade`` and all below it to a parser.

    Parameters
    ----------
    topics : argparse subparsers
        Those of the command ``anncourse``.
    """
    shape: dict[str, Any] = {
        "formatter_class": argparse.RawDescriptionHelpFormatter
    }
    grade = topics.add_parser(
        "grade",
        help="exercises: from release to marks",
        description=help_text.ABOUT,
        epilog=help_text.ORDER,
        **shape,
    )
    below = grade.add_subparsers(required=True, metavar="STEP", dest="step")

    def step(name: str, does: Any, about: str) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = below.add_parser(
            name, help=about.split(".")[0], description=about, **shape
        )
        one.add_argument(
            "--course", metavar="DIR", help="the course folder"
        )
        one.set_defaults(does=does)
        return one

    _before(step)
    _after(step)


def _before(step: Any) -> None:
    one = step("doctor", steps.doctor, help_text.DOCTOR)
    one = step("release", steps.release_all, help_text.RELEASE)
    one.add_argument("assignments", nargs="+", metavar="NAME", help="which")
    one = step("leakcheck", steps.check_leaks, help_text.LEAKCHECK)
    one.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="files, folders or zips",
    )
    one = step("collect", steps.collect_all, help_text.COLLECT)
    one.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="folders, or zips from Moodle or Canvas",
    )
    _assignment(one)


def _after(step: Any) -> None:
    one = step("run", steps.run_all, help_text.RUN)
    _assignment(one)
    one.add_argument(
        "--jobs",
        type=_count,
        default=2,
        metavar="N",
        help="how many at a time on this machine (2)",
    )
    one.add_argument(
        "--dask",
        metavar="URL",
        help="use a Dask cluster, such as tcp://10.0.0.1:8786",
    )
    one.add_argument(
        "--regrade",
        action="store_true",
        help="grade all again, also what did not change",
    )
    one.add_argument(
        "--unsafe-no-sandbox",
        action="store_true",
        help="run students' code with all that YOU may do: read your "
        "files, use the network. Only for code that you trust",
    )
    one = step("feedback", steps.write_feedback, help_text.FEEDBACK)
    _assignment(one)
    one = step("export", steps.export_scores, help_text.EXPORT)
    _assignment(one)
    one.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help="the table to write; one that is there is replaced",
    )
    one.add_argument(
        "--roster",
        type=Path,
        metavar="FILE",
        help="a CSV file with all students, in a column `student`; the "
        "table then has its order",
    )
    one.add_argument(
        "--due",
        type=_time,
        metavar="TIME",
        help="such as 2026-11-30T23:59, by this machine's clock: what "
        "came after it is `late`. Not with Canvas: it marks the late ones "
        "itself, and the times in its zip are those of your download",
    )
    one.add_argument(
        "--excel",
        action="store_true",
        help="write a mark so that Excel shows all letters right",
    )


def carry_out(chosen: argparse.Namespace) -> int:
    """Do what was chosen, and tell trouble in a sentence.

    Parameters
    ----------
    chosen : argparse.Namespace
        What the parser read.

    Returns
    -------
    int
        The exit code.
    """
    try:
        code: int = chosen.does(chosen)
    except WrongUse as error:
        return _told(error, 2)
    except (ValueError, NoWorkers, Unavailable) as error:
        return _told(error, 1)
    except OSError as error:
        return _told(_of_disk(error), 1)
    except KeyboardInterrupt:
        return _told(
            "Stopped. What is done is kept; run it again to go on.", 1
        )
    return code


def _told(trouble: object, code: int) -> int:
    say(f"anncourse grade: {trouble}", sys.stderr)
    return code


def _of_disk(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"The disk is full{where}. Nothing is half written, and what is done is "
            "kept: make room and run it again."
        )
    return f"{error.strerror or error}{where}"


def _assignment(one: argparse.ArgumentParser) -> None:
    one.add_argument("assignment", metavar="NAME", help="which assignment")


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(
            f"a number from 1 to 64, not {text!r}"
        )
    return int(text)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"a time such as 2026-11-30T23:59, not {text!r}"
        ) from None
