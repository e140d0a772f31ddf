"""Correct speech: the known word that is the fewest slips away."""

from __future__ import annotations

from collections import Counter
from functools import cache

from anncourse.datasets.sentences import utterances, word_families, words

# Few words are known here, and most others are no slips: only what is said often is
# put in the place of a word.
COMMON, VERY_COMMON = 15, 50
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def edit_distance(a: str, b: str) -> int:
    """Count the slips from one word to another.

    A slip is a letter left out, put in, exchanged, or two neighbors swapped.

    Parameters
    ----------
    a, b : str
        Words.

    Returns
    -------
    int

    Examples
    --------
    >>> (
    ...     edit_distance("wether", "weather"),
    ...     edit_distance("lihgts", "lights"),
    ... )
    (1, 1)
    """
    two: list[int] = []
    one = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        row = [i]
        for j, right in enumerate(b, 1):
            best = min(
                one[j] + 1, row[-1] + 1, one[j - 1] + (left != right)
            )
            if i > 1 and j > 1 and left == b[j - 2] and right == a[i - 2]:
                best = min(best, two[j - 2] + 1)
            row.append(best)
        two, one = one, row
    return one[-1]


@cache
def vocabulary() -> Counter[str]:
    """Count the words of the corpus and of the families.

    Returns
    -------
    Counter

    Examples
    --------
    >>> vocabulary()["weather"] > vocabulary()["barometer"] > 0
    True
    """
    said = (word for text in utterances().text for word in words(str(text)))
    counts = Counter(word for word in said if word.isalpha())
    counts.update(w for family in word_families().values() for w in family)
    return counts


def correct(word: str) -> str:
    """Return the likeliest word that was meant: near, and used often.

    Near is one slip, or two in a word of seven letters or more, if the other word is
    used very often; the first letter is seldom missed, and must
    agree. A word of four letters
    or fewer, or one that is known, stays as it is; so does a word that is near no known
    one, for it may be a name.

    Parameters
    ----------
    word : str
        A word in small letters.

    Returns
    -------
    str

    Examples
    --------
    >>> (
    ...     correct("wether"),
    ...     correct("alarn"),
    ...     correct("lihgts"),
    ...     correct("zaphod"),
    ... )
    ('weather', 'alarm', 'lights', 'zaphod')
    """
    known = vocabulary()
    if len(word) < 5 or not word.isalpha() or word in known:
        return word
    often = {found for found in known if found[0] == word[0]}
    near = {w for w in _one_slip(word) & often if known[w] >= COMMON}
    if not near and len(word) > 6:
        often = {w for w in often if known[w] >= VERY_COMMON}
        near = {w for w in often if edit_distance(word, w) == 2}
    return max(sorted(near), key=lambda found: known[found], default=word)


def corrections(typed: str, meant: str) -> tuple[tuple[str, str, int], ...]:
    """Return which words of a sentence were corrected, and by how many slips.

    Parameters
    ----------
    typed, meant : str
        The sentence before and after.

    Returns
    -------
    tuple of (word, word, slips)

    Examples
    --------
    >>> corrections("turn of the lihgts", "turn of the lights")
    (('lihgts', 'lights', 1),)
    """
    pairs = zip(words(typed), words(meant), strict=True)
    return tuple((a, b, edit_distance(a, b)) for a, b in pairs if a != b)


def _one_slip(word: str) -> set[str]:
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    gone = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    changed = {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    added = {a + c + b for a, b in cuts for c in _LETTERS}
    return gone | swapped | changed | added
