"""Text to read letter by letter: a real one, tales from a grammar, and an alphabet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import Array, Seed, generator, integer


def python_help() -> str:
    """Read a text by human hands: what Python 3.11 answers to ``help()``.

    Returns
    -------
    str
        218,155 letters out of 92, printable ASCII; a paragraph is a line.

    Notes
    -----
    Origin: ``pydoc_data.topics`` of CPython 3.11.7, which is made from the Python
    documentation. Copyright 2001-2023 Python Software Foundation; PSF License Version
    2, of which a copy lies beside the text. Changed here: paragraphs of prose only, in
    the order of their topics, each once, unwrapped, letters beyond ASCII replaced or
    left out. Frozen, because the text differs from one Python to the next, and repeats
    itself, which flatters every model. Limits: one subject and one style; counting six
    letters back does better on it than a small network after seconds of training.

    Examples
    --------
    >>> python_help()[:38]
    'Assert statements are a convenient way'
    """
    # Some Pythons are built without it.
    import bz2

    packed = Path(__file__).parent / "files" / "python-help.txt.bz2"
    return bz2.decompress(packed.read_bytes()).decode("ascii")


@dataclass(frozen=True)
class Alphabet:
    """The letters of a text, numbered from 0.

    Parameters
    ----------
    letters : str
        The letters in order, each once.

    Raises
    ------
    ValueError
        If letters is empty or holds a letter twice.

    Examples
    --------
    >>> alphabet = Alphabet.of("a cat")
    >>> alphabet.letters, alphabet.encode("cat")
    (' act', array([2, 1, 3]))
    >>> alphabet.decode([2, 1, 3])
    'cat'
    """

    letters: str

    def __post_init__(self) -> None:
        if not self.letters:
            raise ValueError(
                f"Alphabet expects letters, got {self.letters!r}"
            )
        if len(set(self.letters)) < len(self.letters):
            raise ValueError(
                f"Alphabet expects each letter once, got {self.letters!r}"
            )

    @classmethod
    def of(cls, text: str) -> Alphabet:
        """Return the alphabet of a text, in the order of the code points.

        Parameters
        ----------
        text : str
            At least one letter.

        Returns
        -------
        Alphabet
        """
        return cls("".join(sorted(set(text))))

    def __len__(self) -> int:
        return len(self.letters)

    def encode(self, text: str) -> NDArray[np.int64]:
        """Return the number of each letter of a text.

        Parameters
        ----------
        text : str
            Letters of this alphabet.

        Returns
        -------
        (T,) int64 array

        Raises
        ------
        ValueError
            If a letter is not in the alphabet.
        """
        place = {letter: i for i, letter in enumerate(self.letters)}
        strange = sorted(set(text) - set(place))
        if strange:
            raise ValueError(
                f"Alphabet expects letters out of {self.letters!r}, got "
                f"{''.join(strange)!r}"
            )
        return np.array([place[letter] for letter in text], np.int64)

    def decode(self, numbers: ArrayLike) -> str:
        """Return the text that these numbers stand for.

        Parameters
        ----------
        numbers : (T,) array of int
            Numbers from 0 to the size of the alphabet, less one.

        Returns
        -------
        str

        Raises
        ------
        ValueError
            If numbers are not whole, not in a row, or out of range.
        """
        found: Array = np.asarray(numbers)
        if found.size == 0:
            return ""
        if found.dtype.kind not in "iu" or found.ndim != 1:
            raise ValueError(
                f"Alphabet.decode expects whole numbers (T,), got "
                f"{found.dtype} of shape {found.shape}"
            )
        if found.min() < 0 or found.max() >= len(self):
            raise ValueError(
                f"Alphabet.decode expects numbers from 0 to {len(self) - 1}, "
                f"got {found.min()} to {found.max()}"
            )
        return "".join(self.letters[i] for i in found)


# A tale has one hero, who keeps name, kind and pronouns to the end.
_HEROES = (
    ("mara", "fox", "she", "her"),
    ("otto", "badger", "he", "his"),
    ("lina", "owl", "she", "her"),
    ("bruno", "bear", "he", "his"),
    ("wilma", "hedgehog", "she", "her"),
    ("tom", "cat", "he", "his"),
    ("greta", "goose", "she", "her"),
    ("felix", "hare", "he", "his"),
)
_WORDS = {
    "mood": "angry brave busy calm clever curious gentle glad hungry kind lazy lonely "
    "merry patient polite proud quiet rude silent sleepy strange stubborn tired wise",
    "place": "attic barn bridge chimney church fence field forest garden harbor hill "
    "island kitchen lake market meadow mill mountain orchard river road tower valley "
    "village",
    "thing": "barrel basket bell blanket boat bottle button candle carpet clock coat "
    "compass cup drum feather flute hammer jar kettle key ladder lamp letter map "
    "mirror needle pebble pillow ribbon rope spoon wheel",
    "one": "baker captain child cook crow dancer doctor farmer fisher guard king "
    "miller mouse neighbor painter pigeon robin sailor shepherd singer sparrow tailor "
    "teacher traveler",
    "many": "bakers captains children cooks crows dancers doctors farmers fishers "
    "guards kings millers mice neighbors painters pigeons robins sailors "
    "shepherds singers sparrows tailors teachers travelers",
    "did": "borrowed bought broke carried cleaned dropped found forgot hid kept lent "
    "lost mended opened painted polished shared sold stole threw traded wanted washed "
    "wrapped",
    "went": "climbed danced hurried jumped marched rested sang sat slept stood waited "
    "walked",
    "met": "asked believed feared followed heard helped met missed seen thanked "
    "trusted warned",
    "near": "above before behind below beside near under",
    "time": "afternoon autumn evening midnight morning night spring summer sunrise "
    "sunset winter",
}
# A rule is chosen at random, then a word for each name in braces, by its own rule.
_RULES = {name: tuple(words.split()) for name, words in _WORDS.items()} | {
    "tale": ("{opening} {middle} {ending}\n",),
    "opening": (
        "once there was a {mood} {kind}, and {her} name was {name}.",
        "{near} the {place} lived {name}, a {mood} {kind}.",
        "this is what happened to {name} the {kind} {when}.",
    ),
    "middle": (
        "{sentence} {sentence} {sentence}",
        "{sentence} {sentence} {middle}",
    ),
    "ending": (
        "so {name} the {kind} went home, and {she} was {mood} ever after.",
        "and that is the tale of {name} the {kind}.",
    ),
    "sentence": (
        "{clause}.",
        "{when} {clause}.",
        "{clause}, and {clause}.",
        "{clause}, but {clause}.",
        "{clause} because {clause}.",
        '"{clause}," said {person}.',
        '"where is my {thing}?" asked {person}.',
    ),
    "clause": (
        "{person} {action}",
        "{person} was {mood}",
        "{people} {action}",
        "{people} were {mood}",
    ),
    "person": (
        "{name}",
        "{she}",
        "the {kind}",
        "the {one}",
        "the {mood} {one}",
        "the {one} {which}",
    ),
    "people": ("the {many}", "the {mood} {many}", "the {many} {which}"),
    "which": (
        "{near} the {place}",
        "that {name} had {met}",
        "that the {many} had {met}",
        "that the {one} had {met} {near} the {place}",
    ),
    "action": (
        "{did} the {thing}",
        "{did} {her} {thing}",
        "{did} the {thing} of the {one}",
        "{went} {near} the {place}",
        "{went} {when}",
    ),
    "when": ("in the {time}", "every {time}", "one {time}"),
}
_BLANK = re.compile(r"\{(\w+)\}")


def tales(length: int = 100_000, *, rng: Seed = None) -> str:
    """Tell tales, one a line, of so many letters in all.

    What can be guessed from a few letters, and what needs memory, is known: the hero
    keeps a name, a kind and pronouns to the end of the tale; "was" and "were" go with a
    noun that stands up to fifty letters before; quotation marks come in pairs.

    Parameters
    ----------
    length : int
        Number of letters, spaces, marks and line ends; the last tale is cut off.
    rng : int, Generator or None
        Seed or random Generator. Another seed tells other tales in the same language,
        to test on.

    Returns
    -------
    str
        Small letters, space, line end, period, comma, question and quotation marks.

    Raises
    ------
    ValueError
        If length is not a positive whole number.

    Notes
    -----
    Origin: a grammar written for the course, with 8 heroes and about 200 words; free to
    use under the course's license. Elman (1990), doi:10.1207/s15516709cog1402_1,
    learned from sentences made in the same manner. Limits: it is not English, but a
    small part of it without surprise; no model can need fewer bits a letter than the
    grammar's own choices, about 0.45. A network
    does better here than counting six letters back, which it does not on real prose..

    Examples
    --------
    >>> tales(44, rng=0)
    'below the field lived greta, a glad goose. s'
    """
    length = integer("tales", "length", length)
    rng = generator("tales", rng)
    told: list[str] = []
    letters = 0
    while letters < length:
        told.append(_tell(rng))
        letters += len(told[-1])
    return "".join(told)[:length]


def _tell(rng: np.random.Generator) -> str:
    name, kind, she, her = _HEROES[rng.integers(len(_HEROES))]
    hero = {"name": name, "kind": kind, "she": she, "her": her}

    def say(blank: re.Match[str]) -> str:
        word = blank[1]
        if word in hero:
            return hero[word]
        rules = _RULES[word]
        return _BLANK.sub(say, rules[rng.integers(len(rules))])

    return _BLANK.sub(say, "{tale}")
