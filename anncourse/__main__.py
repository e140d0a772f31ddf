"""The command ``anncourse``, also ``python -m anncourse``: what it can do, and who."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says.

    Parameters
    ----------
    arguments : sequence of str, optional
        By default those of this process.

    Returns
    -------
    int
        0 if all is done, 1 if something failed or needs a person, 2 for wrong use.
    """
    parser = argparse.ArgumentParser(
        prog="anncourse",
        description="Tools of the course on neural networks.",
    )
    topics = parser.add_subparsers(required=True, metavar="TOPIC")
    from anncourse.grading import commands  # needs more than NumPy

    commands.add(topics)
    chosen = parser.parse_args(arguments)
    return commands.carry_out(chosen)


if __name__ == "__main__":
    sys.exit(main())
