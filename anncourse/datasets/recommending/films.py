"""A hundred thousand ratings of films, which GroupLens hands out on its own terms."""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import flag
from anncourse.datasets.held_out import Record
from anncourse.whole_files import write_whole

URL = "https://files.grouplens.org/datasets/movielens/ml-100k.zip"
SHA256 = "50d2a982c66986937beb9ffb3aa76efe955bf3d5c6b761f4e3a7cd717c6a3229"
FILE = "ml-100k.zip"
MOST = 20_000_000  # bytes that are read before the answer is no
PATIENCE = 30  # seconds
TERMS = """\
MovieLens 100k, GroupLens Research, University of Minnesota (Harper & Konstan 2015,
doi:10.1145/2827872). For research, not for commercial use without permission; not to be
passed on without separate permission; no endorsement may be implied; to be acknowledged
in publications. The whole license: the file README inside ml-100k.zip.
"""


@dataclass(frozen=True, eq=False, repr=False)
class Ratings(Record):
    """Who gave which film how many stars, and when.

    Attributes
    ----------
    people : (n,) int64 array
        Who rated, numbered from 0.
    films : (n,) int64 array
        What was rated, numbered from 0.
    stars : (n,) int64 array
        From 1 to 5.
    seconds : (n,) int64 array
        When, since 1970.
    titles : tuple of str
        The films.
    """

    people: NDArray[np.int64]
    films: NDArray[np.int64]
    stars: NDArray[np.int64]
    seconds: NDArray[np.int64]
    titles: tuple[str, ...]


def movielens(
    folder: str | Path | None = None, *, download: bool = False
) -> Ratings:
    """Read MovieLens 100k from a folder, and only if told so, fetch it first.

    Parameters
    ----------
    folder : path, optional
        Where ml-100k.zip lies, or shall lie; ``~/.cache/anncourse`` unless given.
    download : bool
        Whether to fetch the 5 MB from GroupLens if they are not there. What may be
        done with them is printed before.

    Returns
    -------
    Ratings
        100,000 ratings by 943 people of 1682 films.

    Raises
    ------
    FileNotFoundError
        If the file is not there and download is False.
    ConnectionError
        If it cannot be fetched; the sentence says how to bring it by hand.
    ValueError
        If it is not the file that its checksum names, or download is no flag.

    Notes
    -----
    Origin: GroupLens, collected by the site MovieLens from September 1997 to April
    1998. License: research only, not to be passed on, which is why the course does not
    bring it along. Limits: people who rated at least 20 films each, of their own will;
    what they did not rate, they may not have seen.

    Examples
    --------
    >>> try:
    ...     movielens("nowhere")
    ... except FileNotFoundError as error:
    ...     print(str(error).partition(";")[0])
    nowhere has no ml-100k.zip
    """
    download = flag("movielens", "download", download)
    home = Path.home() / ".cache" / "anncourse"
    file = (home if folder is None else Path(folder)) / FILE
    if not file.is_file():
        if not download:
            raise FileNotFoundError(
                f"{file.parent} has no {FILE}; movielens(download=True) fetches it "
                f"from {URL}"
            )
        print(TERMS)  # noqa: T201
        write_whole(file, _checked(_fetched(file), URL))
    return _read(_checked(file.read_bytes(), str(file)))


def _fetched(file: Path) -> bytes:
    from urllib.request import urlopen

    try:
        with urlopen(URL, timeout=PATIENCE) as answer:
            content: bytes = answer.read(MOST)
    except OSError as error:
        raise ConnectionError(
            f"movielens(download=True) could not reach {URL}: {error}. "
            f"Fetch it in another way, put it at {file} and call movielens() again."
        ) from error
    return content


def _checked(content: bytes, origin: str) -> bytes:
    found = sha256(content).hexdigest()
    if found != SHA256:
        raise ValueError(
            f"movielens expects the file of SHA-256 {SHA256}, got {found} from "
            f"{origin}"
        )
    return content


def _read(content: bytes) -> Ratings:
    with ZipFile(io.BytesIO(content)) as archive:
        rows = archive.read("ml-100k/u.data").decode("ascii").split()
        films = archive.read("ml-100k/u.item").decode("latin-1")
    people, items, stars, seconds = (
        np.array(rows, np.int64).reshape(-1, 4).T.copy()
    )
    titles = tuple(line.split("|")[1] for line in films.splitlines())
    return Ratings(people - 1, items - 1, stars, seconds, titles)
